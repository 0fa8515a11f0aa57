package sklad.eventstore;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sklad.eventstore.TestStore.LampState;
import tools.jackson.databind.json.JsonMapper;

/** Snapshots are a shortcut: the latest readable one, or none. */
class SnapshotsTest {

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_later_snapshot_replaces_an_earlier_one_and_never_the_other_way_round() {
        store.engine.storeSnapshot(snapshot(5, true));
        store.engine.storeSnapshot(snapshot(9, false));
        store.engine.storeSnapshot(snapshot(7, true));

        DomainEventMessage<?> read = store.engine.readSnapshot("lamp:desk").orElseThrow();

        assertThat(read.getPayload()).isEqualTo(new LampState("desk", false));
        assertThat(read.getSequenceNumber()).isEqualTo(9);
        assertThat(read.getType()).isEqualTo("Lamp");
        assertThat(store.engine.readSnapshot("lamp:hall")).isEmpty();
    }

    @Test
    void a_snapshot_of_another_revision_is_passed_over_and_replaced() {
        Snapshots revised = new Snapshots(
                store.database.command(),
                new EventNames(Map.of("Lamp", LampState.class), type -> "2"),
                JsonMapper.shared());
        store.engine.storeSnapshot(snapshot(5, true));

        assertThat(revised.read("lamp:desk")).isEmpty();
        revised.store(snapshot(5, false));

        assertThat(revised.read("lamp:desk")).isPresent();
        assertThat(store.engine.readSnapshot("lamp:desk")).isEmpty();
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_passed_over() {
        Snapshots renamed = new Snapshots(
                store.database.command(),
                new EventNames(Map.of("Chandelier", LampState.class), type -> "1"),
                JsonMapper.shared());
        renamed.store(snapshot(5, true));

        assertThat(store.engine.readSnapshot("lamp:desk")).isEmpty();
    }

    @Test
    void snapshots_are_taken_after_the_commit_one_by_one_and_off_the_command_s_thread() throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch hold = new CountDownLatch(1);
        try (var snapshotter = new BackgroundSnapshotter((type, id) -> {
            started.countDown();
            taken.add(id + " " + Thread.currentThread().getName());
            awaitQuietly(hold);
        })) {
            UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("command"));
            snapshotter.scheduleSnapshot(LampState.class, "lamp:desk");
            assertThat(taken).isEmpty();
            command.commit();
            assertThat(started.await(5, SECONDS)).isTrue();

            snapshotter.scheduleSnapshot(LampState.class, "lamp:desk");
            for (int i = 0; i < 2_000; i++) {
                snapshotter.scheduleSnapshot(LampState.class, "lamp:" + i);
            }
            hold.countDown();

            await().untilAsserted(() -> assertThat(taken).hasSize(1_001));
            assertThat(taken).startsWith("lamp:desk snapshotter");
        }
    }

    private static DomainEventMessage<LampState> snapshot(long sequence, boolean on) {
        return new GenericDomainEventMessage<>("Lamp", "lamp:desk", sequence, new LampState("desk", on));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
