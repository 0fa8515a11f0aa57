package sklad.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.migrations.Schema;
import sklad.migrations.TestPostgres;
import sklad.query.projection.Events;
import sklad.query.projection.Story;

/** A release whose projections have another schema version builds its own beside those that are being read. */
class SideBySideTest {

    private static final List<String> QUESTIONS =
            List.of("/products?limit=500", "/stock?limit=500", "/movements?limit=500", "/users", "/locations");

    @Test
    void the_next_release_builds_its_own_tables_while_the_last_one_answers_and_then_needs_nothing_of_it() {
        TestPostgres.TestDatabase database = TestPostgres.migrated();
        Map<String, String> next = Map.of("sklad.query.schema", "projections_2");
        try (RunningQuerySide old = RunningQuerySide.start(database, Map.of())) {
            long before = old.store().append(Story.of(5, 20, 800));
            assertThat(old.get("/locations?after=" + before).status()).isEqualTo(200);

            Schema.PROJECTIONS.migrate(database.owner(), "projections_2");
            try (RunningQuerySide side = RunningQuerySide.start(database, next)) {
                long last = old.store().append("anna", Events.location("LATER"));
                await().untilAsserted(() -> assertThat(
                                side.get("/actuator/health/readiness").status())
                        .isEqualTo(200));
                RunningQuerySide.Answer begun = side.post("/operations/projections/all/rebuild", "admin");
                assertThat(begun.status()).isEqualTo(202);
                await().untilAsserted(() -> assertThat(side.get(begun.header("Location"), "admin")
                                .json()
                                .path("state")
                                .asString())
                        .isEqualTo("standby"));
                for (String question : QUESTIONS) {
                    assertThat(answer(side, question, last)).isEqualTo(answer(old, question, last));
                }
                assertThat(old.get("/operations/rebuilds", "admin").json().size())
                        .as("each release has its own")
                        .isZero();
            }
        }
        new JdbcTemplate(database.owner()).execute("DROP SCHEMA projections CASCADE");
        try (RunningQuerySide side = RunningQuerySide.start(database, next)) {
            assertThat(side.get("/locations/LATER").status()).isEqualTo(200);
        }
    }

    private static String answer(RunningQuerySide side, String question, long position) {
        RunningQuerySide.Answer answer =
                side.get(question + (question.contains("?") ? "&" : "?") + "after=" + position);
        assertThat(answer.status()).isEqualTo(200);
        return answer.response().body();
    }
}
