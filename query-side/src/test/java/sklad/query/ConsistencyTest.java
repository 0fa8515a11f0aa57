package sklad.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.user;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.migrations.TestPostgres;
import sklad.query.projection.ProjectionProcessors;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.Story;

/** Token and rows are one: whatever breaks in between, each event has its effect once. */
class ConsistencyTest {

    private static final String DIFFERENCES = """
            SELECT count(*) FROM (
                SELECT payload ->> 'sku' AS sku, payload ->> 'location' AS location, (array_agg(payload ->> 'onHand'
                       ORDER BY position DESC))[1]::numeric AS on_hand, max(sequence_number) AS version
                  FROM event_store.event WHERE event_type LIKE 'Stock%' GROUP BY 1, 2) told
              FULL JOIN projections.stock_level kept ON kept.sku = told.sku AND kept.location = told.location
             WHERE told.on_hand IS DISTINCT FROM kept.on_hand OR told.version IS DISTINCT FROM kept.version
            """;

    private static final String COUNTED_TWICE = """
            SELECT (SELECT sum(movements) FROM projections.user_account)
                 - (SELECT count(*) FROM event_store.event
                     WHERE event_type LIKE 'Stock%' AND event_type <> 'StockTransferredIn')
            """;

    private final TestPostgres.TestDatabase database = TestPostgres.migrated();
    private final RunningQuerySide side =
            RunningQuerySide.start(database, Map.of("sklad.projections.claim-timeout", "2s"));

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void if_the_commit_fails_neither_rows_nor_position_are_there_and_later_both_are() {
        JdbcTemplate owner = side.asOwner();
        long before = side.store().append("anna", user("anna"));
        assertThat(side.get("/locations?after=" + before).status()).isEqualTo(200);
        owner.execute("""
                CREATE FUNCTION projections.fail() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'disk on fire' USING ERRCODE = '53100'; END $$;
                CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON projections.location DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION projections.fail();
                """);
        long position = side.store().append("anna", location("MAIN"));

        await().untilAsserted(() -> assertThat(
                        side.get("/operations/projections", "admin").response().body())
                .contains("disk on fire"));
        assertThat(owner.queryForObject("SELECT count(*) FROM projections.location", Long.class))
                .isZero();
        assertThat(side.get("/locations").json().path("position").asLong()).isEqualTo(before);
        assertThat(side.get("/actuator/health/readiness").status()).isEqualTo(503);

        owner.execute("DROP TRIGGER fail ON projections.location");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        side.get("/locations/MAIN?after=" + position).status())
                .isEqualTo(200));
        assertThat(side.get("/operations/dead-letters", "admin").json().size()).isZero();
    }

    @Test
    void an_answer_is_of_one_snapshot() {
        JdbcTemplate reading = new JdbcTemplate(side.bean(DataSource.class));

        assertThat(reading.queryForObject("SHOW transaction_isolation", String.class))
                .isEqualTo("repeatable read");
    }

    @Test
    void killed_connections_neither_lose_nor_repeat_an_event() {
        List<RecordedEvent> story = Story.of(11, 40, 6000);
        JdbcTemplate administrator = new JdbcTemplate(database.administrator());
        int step = story.size() / 12;
        long last = 0;
        for (int from = 0; from < story.size(); from += step) {
            last = side.store().append(story.subList(from, Math.min(story.size(), from + step)));
            administrator.queryForList(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sklad_query'"
                            + " AND datname = current_database()");
        }
        long end = last;

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reached()).isEqualTo(end));
        assertNothingIsLostOrRepeated();
    }

    @Test
    void another_process_takes_a_projection_over_from_one_that_has_died() {
        long first = side.store().append(Story.of(3, 5, 300));
        await().untilAsserted(() -> assertThat(reached()).isEqualTo(first));
        side.asOwner().update("""
                UPDATE projections.token_entry SET owner = 'a process that was killed',
                       "timestamp" = to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                """);
        side.bean(ProjectionProcessors.class).stop();
        side.bean(ProjectionProcessors.class).start();
        long last = side.store().append("anna", location("LATER"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(reached()).isEqualTo(last));
        assertNothingIsLostOrRepeated();
    }

    private long reached() {
        Long least = side.asOwner().queryForObject("SELECT min(position) FROM projections.token_entry", Long.class);
        return least == null ? 0 : least;
    }

    private void assertNothingIsLostOrRepeated() {
        JdbcTemplate owner = side.asOwner();
        assertThat(owner.queryForObject(DIFFERENCES, Long.class)).isZero();
        assertThat(owner.queryForObject(COUNTED_TWICE, Long.class)).isZero();
        assertThat(owner.queryForObject("SELECT count(*) FROM projections.dead_letter", Long.class))
                .isZero();
        assertThat(owner.queryForObject("SELECT count(*) FROM projections.stock_movement", Long.class))
                .isEqualTo(owner.queryForObject(
                        "SELECT count(*) FROM event_store.event WHERE event_type LIKE 'Stock%'", Long.class));
    }
}
