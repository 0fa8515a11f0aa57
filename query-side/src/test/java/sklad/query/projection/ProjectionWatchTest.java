package sklad.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.user;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;

/** Whoever should go on goes on. */
class ProjectionWatchTest {

    @Test
    void projections_that_stand_still_with_something_to_do_are_made_to_go_on() {
        try (RunningQuerySide side = RunningQuerySide.start(TestPostgres.migrated(), Map.of())) {
            long before = side.store().append("anna", user("anna"));
            assertThat(side.get("/users?after=" + before).status()).isEqualTo(200);

            side.bean(ProjectionProcessors.class).processor("location").releaseSegment(0, 1, TimeUnit.HOURS);
            await().until(() -> side.bean(ProjectionProcessors.class)
                    .processor("location")
                    .processingStatus()
                    .isEmpty());
            long last = side.store().append("anna", location("MAIN"));

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            side.get("/locations/MAIN?after=" + last).status())
                    .isEqualTo(200));
        }
    }
}
