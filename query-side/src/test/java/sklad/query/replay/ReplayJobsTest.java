package sklad.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import sklad.query.projection.Story;
import tools.jackson.databind.JsonNode;

/** An auditor has the read tables built again from the events, and sees whether they are what they should be. */
class ReplayJobsTest {

    private final TestPostgres.TestDatabase database = TestPostgres.migrated();
    private final Map<String, String> smallBatches = Map.of("sklad.shadows.batch-size", "50");
    private RunningQuerySide side = RunningQuerySide.start(database, smallBatches);
    private final JdbcTemplate owner = side.asOwner();

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void tables_that_follow_from_the_events_have_no_difference() {
        long head = tell(21, 1500);

        JsonNode replay = finished(begin("{}"));

        assertThat(replay.path("state").asString()).isEqualTo("compared");
        assertThat(replay.path("differences").asLong()).isZero();
        assertThat(replay.path("eventsDone").asLong()).isEqualTo(head);
        assertThat(replay.path("tables").values())
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(table -> assertThat(table.path("compared").asBoolean())
                        .as(table.toString())
                        .isTrue());
        assertThat(replay.path("requestedBy").asString()).isEqualTo("auditor");
    }

    @Test
    void rows_that_were_changed_removed_or_added_by_hand_are_named() {
        tell(22, 600);
        owner.update("UPDATE stock_level SET on_hand = 4711 WHERE sku = 'SKU-3' AND location = 'SHOP'");
        owner.update("DELETE FROM stock_movement WHERE position = (SELECT max(position) FROM stock_movement)");
        owner.update("INSERT INTO location SELECT 'GHOST', version, position, name, open, opened_at, closed_at"
                + " FROM location WHERE code = 'MAIN'");

        Answer begun = begin("{\"projection\": \"all\"}");
        JsonNode replay = finished(begun);

        assertThat(replay.path("differences").asLong()).isEqualTo(3);
        List<JsonNode> differences = items(begun.header("Location") + "/differences");
        assertThat(differences)
                .extracting(difference -> difference.path("table").asString() + " "
                        + difference.path("kind").asString())
                .containsExactlyInAnyOrder("stock_level different", "stock_movement missing", "location extra");
        JsonNode level = differences.stream()
                .filter(difference -> difference.path("table").asString().equals("stock_level"))
                .findAny()
                .orElseThrow();
        assertThat(level.path("key")).hasToString("{\"sku\":\"SKU-3\",\"location\":\"SHOP\"}");
        assertThat(level.path("columns").propertyNames()).containsExactly("on_hand");
        assertThat(level.path("columns").path("on_hand").path("inUse").asInt()).isEqualTo(4711);
        assertThat(level.path("columns").path("on_hand").path("rebuilt").decimalValue())
                .isEqualByComparingTo(owner.queryForObject(
                        "SELECT on_hand FROM stock_movement WHERE sku = 'SKU-3' AND location = 'SHOP'"
                                + " ORDER BY position DESC LIMIT 1",
                        BigDecimal.class));
        assertThat(items(begun.header("Location") + "/differences?table=location&limit=1"))
                .hasSize(1);
    }

    @Test
    void as_of_a_position_in_the_middle_the_tables_have_the_numbers_of_then() {
        long head = tell(23, 900);
        long middle = head / 2;

        Answer begun = begin("{\"position\": " + middle + "}");
        JsonNode replay = finished(begun);

        List<String> told = owner.queryForList("""
                SELECT concat(payload ->> 'sku', '@', payload ->> 'location', ' ',
                              trim_scale((array_agg(payload ->> 'onHand' ORDER BY position DESC))[1]::numeric))
                  FROM event_store.event WHERE event_type LIKE 'Stock%' AND position <= ?
                 GROUP BY payload ->> 'sku', payload ->> 'location' ORDER BY 1
                """, String.class, middle);
        assertThat(rows(begun.header("Location") + "/tables/stock_level"))
                .map(row ->
                        row.path("sku").asString() + "@" + row.path("location").asString() + " "
                                + row.path("on_hand")
                                        .decimalValue()
                                        .stripTrailingZeros()
                                        .toPlainString())
                .containsExactlyInAnyOrderElementsOf(told);
        assertThat(compared(replay, "stock_movement")).isTrue();
        assertThat(compared(replay, "audit_entry")).isTrue();
        assertThat(compared(replay, "stock_level")).isFalse();
        assertThat(replay.toString()).contains("what they were at position " + middle + " is kept nowhere else");
        assertThat(replay.path("differences").asLong()).isZero();
        assertThat(rows(begun.header("Location") + "/tables/stock_level?column=sku&value=SKU-1"))
                .isNotEmpty()
                .allMatch(row -> row.path("sku").asString().equals("SKU-1"));
        assertThat(begin("{\"position\": " + (head + 1) + "}").code()).isEqualTo("invalid-field");
    }

    @Test
    void its_progress_is_told_by_server_sent_events_until_the_end() {
        tell(24, 300);
        Answer begun = begin("{\"projection\": \"product\"}");

        Answer events = side.get(begun.header("Location") + "/events", "auditor");

        assertThat(events.header("Content-Type")).startsWith("text/event-stream");
        assertThat(events.response().body()).contains("event: end").contains("\"state\":\"compared\"");
    }

    @Test
    void a_second_one_is_refused_while_one_is_under_way_which_can_be_cancelled() throws SQLException {
        long head = tell(25, 200);
        try (Connection reader = database.owner().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("LOCK TABLE projections.token_entry IN ROW EXCLUSIVE MODE");
            Answer first = begin("{}");
            await().untilAsserted(() -> assertThat(state(first)).isEqualTo("comparing"));

            assertThat(begin("{}").code()).isEqualTo("already-at-work");
            assertThat(side.post("/operations/projections/product/rebuild", "admin")
                            .code())
                    .isEqualTo("already-at-work");
            assertThat(side.get("/locations?after=" + head).status()).isEqualTo(200);

            Answer cancelled = side.post(first.header("Location") + "/cancel", "auditor");
            assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
            assertThat(side.post(first.header("Location") + "/cancel", "auditor")
                            .code())
                    .isEqualTo("not-at-work");
            await().untilAsserted(() -> assertThat(schemas()).isEmpty());
            assertThat(side.get(first.header("Location") + "/differences", "auditor")
                            .code())
                    .isEqualTo("no-tables");
        }
    }

    @Test
    void a_replay_that_was_interrupted_goes_on_where_it_was() {
        tell(26, 5000);
        Answer begun = begin("{}");
        await().pollInterval(Duration.ofMillis(5)).until(() -> done(begun) > 0);
        side.close();
        long reached = reached();
        assertThat(reached).isBetween(1L, 4999L);
        assertThat(owner.queryForObject("SELECT state FROM shadow", String.class))
                .isEqualTo("building");

        side = RunningQuerySide.start(database, smallBatches);
        JsonNode replay = finished(begun);

        assertThat(replay.path("state").asString()).isEqualTo("compared");
        assertThat(replay.path("differences").asLong()).isZero();
    }

    @Test
    void killed_connections_do_it_no_harm() {
        tell(27, 3000);
        JdbcTemplate administrator = new JdbcTemplate(database.administrator());
        Answer begun = begin("{}");
        for (int kill = 0; kill < 5; kill++) {
            long seen = reached();
            administrator.queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE usename = 'sklad_query' AND datname = current_database()");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> reached() > seen || !state(begun).equals("building"));
        }

        assertThat(finished(begun).path("differences").asLong()).isZero();
    }

    @Test
    void a_replay_begins_again_if_a_migration_has_changed_the_tables_meanwhile() {
        tell(28, 1000);
        Answer begun = begin("{}");
        side.close();
        owner.update("UPDATE shadow SET schema_version = '001', state = 'building', finished_at = NULL");

        side = RunningQuerySide.start(database, smallBatches);

        assertThat(finished(begun).path("differences").asLong()).isZero();
        assertThat(owner.queryForObject("SELECT schema_version FROM shadow", String.class))
                .isNotEqualTo("001");
    }

    @Test
    void dropped_ones_leave_nothing_behind_and_only_so_many_are_kept() {
        tell(29, 50);
        Answer first = begin("{\"projection\": \"location\"}");
        finished(first);
        for (int more = 0; more < 4; more++) {
            finished(begin("{\"projection\": \"location\"}"));
        }
        assertThat(begin("{}").code()).isEqualTo("too-many-kept");
        assertThat(schemas()).hasSize(5);

        assertThat(side.delete(first.header("Location"), "auditor").status()).isEqualTo(204);

        await().untilAsserted(() -> assertThat(schemas()).hasSize(4));
        assertThat(side.get(first.header("Location"), "auditor").code()).isEqualTo("not-found");
        assertThat(side.get("/audit/replays?limit=2", "auditor")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void only_auditors_and_administrators_may_and_it_is_logged() {
        assertThat(side.post("/audit/replays", "manager", "{}").status()).isEqualTo(403);
        assertThat(side.post("/audit/replays?position=1", "auditor", "{}").code())
                .as("what belongs into the body")
                .isEqualTo("invalid-field");
        assertThat(begin("{\"projection\": \"orders\"}").json().path("detail").asString())
                .contains("must be all or one of", "stock_movement");
        assertThat(side.get("/audit/accesses", "auditor").response().body())
                .contains("\"method\":\"POST\"", "\"path\":\"/audit/replays\"", "\"status\":403", "\"status\":400");
    }

    private long tell(long seed, int movements) {
        long head = side.store().append(Story.of(seed, 20, movements));
        for (String list : List.of("/products", "/movements", "/users", "/locations")) {
            assertThat(side.get(list + "?after=" + head).status()).isEqualTo(200);
        }
        assertThat(side.get("/audit/events?after=" + head, "auditor").status()).isEqualTo(200);
        return head;
    }

    private Answer begin(String request) {
        return side.post("/audit/replays", "auditor", request);
    }

    private JsonNode finished(Answer begun) {
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(state(begun)).isIn("compared", "failed"));
        return side.get(begun.header("Location"), "auditor").json();
    }

    private String state(Answer begun) {
        return side.get(begun.header("Location"), "auditor")
                .json()
                .path("state")
                .asString();
    }

    private long done(Answer begun) {
        return side.get(begun.header("Location"), "auditor")
                .json()
                .path("eventsDone")
                .asLong();
    }

    private long reached() {
        Long least = owner.queryForObject("SELECT min(position) FROM shadow_projection", Long.class);
        return least == null ? 0 : least;
    }

    private List<String> schemas() {
        return owner.queryForList("SELECT nspname FROM pg_namespace WHERE nspname LIKE '%shadow%'", String.class);
    }

    private static boolean compared(JsonNode replay, String table) {
        return StreamSupport.stream(replay.path("tables").spliterator(), false)
                .filter(one -> one.path("table").asString().equals(table))
                .findAny()
                .orElseThrow()
                .path("compared")
                .asBoolean();
    }

    private List<JsonNode> items(String path) {
        return List.copyOf(side.get(path, "auditor").json().path("items").values());
    }

    /** Page by page. */
    private List<JsonNode> rows(String path) {
        List<JsonNode> rows = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        for (String cursor = ""; ; ) {
            JsonNode page =
                    side.get(path + separator + "limit=7" + cursor, "auditor").json();
            rows.addAll(page.path("items").values());
            if (page.path("nextCursor").asString("").isEmpty()) {
                return rows;
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
    }
}
