package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
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
    void snapshots_are_stored_in_the_background_and_left_out_when_too_many_wait() throws Exception {
        Snapshots snapshots = new Snapshots(
                store.database.command(),
                new EventNames(Map.of("Lamp", LampState.class), type -> "1"),
                JsonMapper.shared());
        try (BackgroundSnapshots background = new BackgroundSnapshots(snapshots);
                Connection owner = store.database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE event_store.snapshot IN SHARE MODE");
            background.store(snapshots.of("Lamp", "lamp:first", 5, new LampState("first", true)));
            await().until(() -> store.select("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database()")
                    .equals(List.of("1")));
            for (int i = 0; i < 2_000; i++) {
                background.store(snapshots.of("Lamp", "lamp:" + i, 5, new LampState("" + i, true)));
            }
            assertThat(store.select("SELECT count(*) FROM event_store.snapshot"))
                    .containsExactly("0");
            owner.rollback();

            await().untilAsserted(() -> assertThat(store.select("SELECT count(*) FROM event_store.snapshot"))
                    .containsExactly("1001"));
            assertThat(store.engine.readSnapshot("lamp:999").orElseThrow().getPayload())
                    .isEqualTo(new LampState("999", true));
        }
    }

    private static DomainEventMessage<LampState> snapshot(long sequence, boolean on) {
        return new GenericDomainEventMessage<>("Lamp", "lamp:desk", sequence, new LampState("desk", on));
    }
}
