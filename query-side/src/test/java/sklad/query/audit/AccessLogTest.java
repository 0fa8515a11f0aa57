package sklad.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sklad.query.projection.Events.location;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import tools.jackson.databind.JsonNode;

/** Whoever looks into the history is seen. */
class AccessLogTest {

    private static final RunningQuerySide SIDE = RunningQuerySide.start();

    private final Instant begun = Instant.now();

    @AfterAll
    static void stop() {
        SIDE.close();
    }

    @Test
    void every_look_is_logged_with_who_what_and_what_came_of_it() {
        long position = SIDE.store().append("anna", location("MAIN"), location("SHOP"));
        SIDE.get("/audit/events?after=" + position, "auditor");
        SIDE.get("/audit/events.csv?location=SHOP", "admin");
        SIDE.get("/audit/replay?sku=A&location=MAIN", "auditor");
        SIDE.get("/%61udit/events?username=anna", "clerk");
        SIDE.getWithoutToken("/audit/events");
        SIDE.get("/audit/events?colour=red", "auditor");
        SIDE.post("/audit/events", "auditor");

        assertThat(accesses("/audit/accesses?from=" + begun))
                .containsExactly(
                        "auditor GET /audit/accesses?from=" + begun + " null null",
                        "auditor POST /audit/events 405 null",
                        "auditor GET /audit/events?colour=red 400 null",
                        "null GET /audit/events 401 null",
                        "clerk GET /%61udit/events?username=anna 403 null",
                        "auditor GET /audit/replay?sku=A&location=MAIN 404 null",
                        "admin GET /audit/events.csv?location=SHOP 200 1",
                        "auditor GET /audit/events?after=" + position + " 200 2");
        assertThat(accesses("/audit/accesses").get(1))
                .isEqualTo("auditor GET /audit/accesses?from=" + begun + " 200 8");
        assertThat(accesses("/audit/accesses?username=clerk")).hasSize(1);
        assertThat(accesses("/audit/accesses?to=2020-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void accesses_are_paged() {
        IntStream.range(0, 5).forEach(look -> SIDE.get("/audit/events?limit=" + (look + 1), "admin"));

        Answer first = SIDE.get("/audit/accesses?from=" + begun + "&username=admin&limit=3", "auditor");
        String cursor = first.json().path("nextCursor").asString();
        Answer second =
                SIDE.get("/audit/accesses?from=" + begun + "&username=admin&limit=3&cursor=" + cursor, "auditor");

        assertThat(paths(first))
                .containsExactly("/audit/events?limit=5", "/audit/events?limit=4", "/audit/events?limit=3");
        assertThat(paths(second)).containsExactly("/audit/events?limit=2", "/audit/events?limit=1");
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void nobody_changes_the_log() {
        SIDE.get("/audit/events", "auditor");
        for (JdbcTemplate somebody :
                List.of(SIDE.asOwner(), new JdbcTemplate(SIDE.database().query()))) {
            for (String change : List.of(
                    "UPDATE event_store.audit_access SET username = 'somebody'",
                    "DELETE FROM event_store.audit_outcome",
                    "TRUNCATE event_store.audit_access CASCADE")) {
                assertThatThrownBy(() -> somebody.execute(change)).as(change).isInstanceOf(DataAccessException.class);
            }
        }
    }

    @Test
    void what_can_not_be_logged_is_not_answered() {
        JdbcTemplate owner = SIDE.asOwner();
        owner.execute("""
                CREATE FUNCTION event_store.full_disk() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$;
                CREATE TRIGGER full_disk BEFORE INSERT ON event_store.audit_access
                    FOR EACH ROW EXECUTE FUNCTION event_store.full_disk();
                """);

        Answer answer = SIDE.get("/audit/events", "auditor");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("store-unavailable");
        owner.execute("DROP TRIGGER full_disk ON event_store.audit_access");
    }

    private List<String> accesses(String path) {
        return SIDE.get(path, "auditor").json().path("items").values().stream()
                .map(item -> text(item, "username") + " " + text(item, "method") + " " + text(item, "path") + " "
                        + text(item, "status") + " " + text(item, "rows"))
                .toList();
    }

    private static List<String> paths(Answer answer) {
        return answer.json().path("items").values().stream()
                .map(item -> text(item, "path"))
                .toList();
    }

    private static String text(JsonNode item, String field) {
        JsonNode value = item.path(field);
        return value.isMissingNode() ? "null" : value.asString();
    }
}
