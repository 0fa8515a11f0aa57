package sklad.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.received;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import sklad.query.projection.ProjectionProcessors;

/** A projection that is behind never passes its present off as the answer to another question. */
class BehindTest {

    private static final String REPORT = "/reports/stock-on-hand?groupBy=product";

    private static RunningQuerySide side;
    private static long seen;
    private static long unseen;

    @BeforeAll
    static void a_projection_that_stands_still() {
        side = RunningQuerySide.start(TestPostgres.migrated(), Map.of("sklad.projections.wait-at-most", "300ms"));
        seen = side.store().append("anna", received(1, "A", "MAIN", "5", "5"));
        await().until(() -> side.get(REPORT + "&after=" + seen).status() == 200);
        side.bean(ProjectionProcessors.class).stop();
        unseen = side.store().append("anna", received(2, "A", "MAIN", "7", "12"));
        await().until(() -> side.get(REPORT).header("Sklad-Lag").equals("1"));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void without_a_time_it_says_for_which_it_is_and_how_far_it_is_behind() {
        Answer answer = side.get(REPORT);

        assertThat(answer.json().path("position").asLong()).isEqualTo(seen);
        assertThat(Instant.parse(answer.json().path("asOf").asString())).isBefore(recordedAt(unseen));
        assertThat(answer.json().path("items").path(0).path("onHand").asInt()).isEqualTo(5);
    }

    @Test
    void a_time_up_to_which_it_has_not_seen_everything_is_refused() {
        for (String time : new String[] {"asOf", "knownAt"}) {
            assertBehind(time + "=" + recordedAt(unseen));
            assertBehind(time + "=" + Instant.now());
            assertBehind(time + "=" + recordedAt(unseen) + "&format=csv");
        }
        assertBehind("knownAtPosition=" + unseen);
    }

    @Test
    void up_to_what_it_has_seen_it_answers() {
        for (String point : new String[] {
            "asOf=" + recordedAt(seen), "knownAt=" + recordedAt(unseen).minusNanos(1000), "knownAtPosition=" + seen
        }) {
            Answer answer = side.get(REPORT + "&" + point);
            assertThat(answer.status()).as(point).isEqualTo(200);
            assertThat(answer.json().path("position").asLong()).isEqualTo(seen);
        }
        assertThat(side.get(REPORT + "&asOf=" + Instant.now() + "&knownAtPosition=" + seen)
                        .status())
                .isEqualTo(200);
    }

    private static void assertBehind(String point) {
        Answer answer = side.get(REPORT + "&" + point);

        assertThat(answer.status()).as(point).isEqualTo(504);
        assertThat(answer.code()).isEqualTo("projection-behind");
        assertThat(answer.json().path("position").asLong()).isEqualTo(seen);
    }

    private static Instant recordedAt(long position) {
        String sql = "SELECT recorded_at FROM event_store.event WHERE position = " + position;
        return side.asOwner()
                .query(sql, (row, number) -> row.getObject(1, OffsetDateTime.class))
                .get(0)
                .toInstant();
    }
}
