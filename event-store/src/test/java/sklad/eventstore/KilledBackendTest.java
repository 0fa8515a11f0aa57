package sklad.eventstore;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sklad.eventstore.Load.Promise;

/** The writer's connection is killed again and again while many append. */
@Timeout(120)
class KilledBackendTest {

    private static final String KILL = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name = 'sklad-event-appender'";

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void every_acknowledged_event_is_stored_once_and_every_stored_one_is_acknowledged() throws Exception {
        Load load = new Load(store, "anna");
        CompletableFuture<List<Promise>> done = new CompletableFuture<>();
        Thread running = new Thread(() -> {
            try {
                done.complete(load.run(16, 60));
            } catch (Exception failure) {
                done.completeExceptionally(failure);
            }
        });
        running.start();
        int killed = 0;
        while (!done.isDone()) {
            int seen = load.acknowledged();
            await().atMost(30, SECONDS).until(() -> done.isDone() || load.acknowledged() > seen + 40);
            killed += Integer.parseInt(store.select(KILL).get(0));
        }

        assertThat(killed).isPositive();
        assertThat(done.join()).hasSize(16 * 60 * 2);
        assertThat(store.promises())
                .containsExactlyInAnyOrderElementsOf(
                        done.join().stream().map(Promise::toString).toList());
        store.assertDense();
        assertThat(store.select("SELECT count(*) FROM event_store.receipt r JOIN event_store.event e USING (position)"
                        + " WHERE e.stream_id = r.owner AND 'key-' || e.sequence_number = r.key"))
                .containsExactly(String.valueOf(16 * 60));
    }
}
