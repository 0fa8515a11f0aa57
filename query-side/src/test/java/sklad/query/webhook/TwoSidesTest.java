package sklad.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.user;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;

/** Two query sides on one store: one of them delivers, the other one goes on when it ends. */
class TwoSidesTest {

    private final TestPostgres.TestDatabase database = TestPostgres.migrated();

    @Test
    void each_movement_is_told_once_and_the_other_side_goes_on_when_one_stops() {
        try (Receiver receiver = Receiver.start();
                RunningQuerySide second = RunningQuerySide.start(database, WebhookTest.LOOPBACK)) {
            RunningQuerySide first = RunningQuerySide.start(database, WebhookTest.LOOPBACK);
            second.store().append("anna", user("anna"), location("MAIN"), product("LAMP"));
            for (int webhook = 0; webhook < 5; webhook++) {
                first.send("/webhooks", "POST", "admin", "{\"url\":\"" + receiver.url() + webhook + "\"}");
            }
            receive(second, 1, 50);
            first.close();
            receive(second, 51, 100);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> receiver.positions().size() >= 500);
            for (int webhook = 0; webhook < 5; webhook++) {
                String path = "/hook" + webhook;
                List<Long> told = receiver.posts().stream()
                        .filter(post -> post.path().equals(path))
                        .flatMap(post -> post.positions().stream())
                        .toList();
                assertThat(told).hasSize(100).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void what_a_killed_side_had_claimed_is_another_ones_after_the_lease() {
        try (Receiver receiver = Receiver.start();
                RunningQuerySide side = RunningQuerySide.start(database, WebhookTest.LOOPBACK)) {
            side.store().append("anna", user("anna"), location("MAIN"), product("LAMP"));
            new JdbcTemplate(database.owner()).update("""
                    INSERT INTO event_store.webhook (url, max_events, position, created_by, claimed_by, claimed_until)
                    VALUES (?, 100, 0, 'adam', gen_random_uuid(), clock_timestamp() + interval '3 s')
                    """, receiver.url());
            receive(side, 1, 5);

            await().during(Duration.ofSeconds(1)).until(() -> receiver.posts().isEmpty());
            await().until(() -> receiver.positions().size() == 5);
        }
    }

    private static void receive(RunningQuerySide side, int first, int last) {
        for (int i = first; i <= last; i++) {
            side.store().append("anna", received(i, "LAMP", "MAIN", "1", "" + i));
        }
    }
}
