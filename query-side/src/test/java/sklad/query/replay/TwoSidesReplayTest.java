package sklad.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;
import sklad.query.projection.Story;
import tools.jackson.databind.JsonNode;

/** Two query sides, one replay: one of them does it, and the other one goes on when that one ends. */
class TwoSidesReplayTest {

    private static final String WRITERS = """
            SELECT DISTINCT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
              JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE a.datname = current_database() AND l.mode = 'RowExclusiveLock' AND n.nspname LIKE '%\\_shadow\\_%'
            """;

    private final TestPostgres.TestDatabase database = TestPostgres.migrated();
    private final JdbcTemplate administrator = new JdbcTemplate(database.administrator());
    private final Map<String, RunningQuerySide> sides = Map.of("left", start("left"), "right", start("right"));

    @AfterEach
    void stop() {
        sides.values().forEach(RunningQuerySide::close);
    }

    @Test
    void one_of_them_does_it_whichever_is_asked() {
        long head = tell(31, 4000);
        for (String asked : List.of("left", "right")) {
            String replay = begin(asked);
            Set<String> writers = writersUntilTheEnd(replay, side("right"));

            assertThat(writers).hasSize(1);
            assertCompared(replay, side("left"), head);
            assertCompared(replay, side("right"), head);
        }
    }

    @Test
    void the_other_one_goes_on_when_the_one_that_does_it_ends() {
        long head = tell(32, 6000);
        String replay = begin("left");
        Set<String> first = new HashSet<>();
        await().pollInterval(Duration.ofMillis(5)).until(() -> first.addAll(writers()));
        String ending = first.iterator().next();
        String other = ending.equals("left") ? "right" : "left";

        side(ending).close();

        assertThat(first).hasSize(1);
        assertThat(writersUntilTheEnd(replay, side(other))).containsExactly(other);
        assertCompared(replay, side(other), head);
    }

    private RunningQuerySide start(String name) {
        return RunningQuerySide.start(
                database,
                Map.of(
                        "spring.datasource.url",
                        database.url() + "?ApplicationName=" + name,
                        "sklad.shadows.batch-size",
                        "20"));
    }

    private RunningQuerySide side(String name) {
        return Objects.requireNonNull(sides.get(name));
    }

    private long tell(long seed, int movements) {
        long head = side("left").store().append(Story.of(seed, 20, movements));
        for (String list : List.of("/products", "/movements", "/users", "/locations", "/audit/events")) {
            assertThat(side("right").get(list + "?after=" + head, "admin").status())
                    .isEqualTo(200);
        }
        return head;
    }

    private String begin(String asked) {
        RunningQuerySide.Answer begun = side(asked).post("/audit/replays", "auditor", "{}");
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
        return begun.header("Location");
    }

    /** By what each holds, the tables of the replay are written by these. */
    private List<String> writers() {
        return administrator.queryForList(WRITERS, String.class);
    }

    private Set<String> writersUntilTheEnd(String replay, RunningQuerySide side) {
        Set<String> writers = new HashSet<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    writers.addAll(writers());
                    String state = see(replay, side).path("state").asString();
                    return !state.equals("building") && !state.equals("comparing");
                });
        return writers;
    }

    private static void assertCompared(String replay, RunningQuerySide side, long head) {
        JsonNode end = see(replay, side);
        assertThat(end.path("state").asString()).as(end.toString()).isEqualTo("compared");
        assertThat(end.path("eventsDone").asLong()).isEqualTo(head);
        assertThat(end.path("differences").asLong()).isZero();
    }

    private static JsonNode see(String replay, RunningQuerySide side) {
        return side.get(replay, "auditor").json();
    }
}
