package sklad.eventstore;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static sklad.eventstore.TestStore.commit;
import static sklad.eventstore.TestStore.installed;
import static sklad.eventstore.TestStore.switched;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readers of the history, behind and up to date. */
class SourceTest {

    private static final SourceSettings NEVER_POLLS =
            new SourceSettings("test-source", Duration.ofMinutes(10), Duration.ofMillis(1), 100, 200, 1_000_000, 50);

    private final TestStore store = new TestStore();
    private final PostgresEventSource source =
            PostgresEventSource.start(store.database.query(), store.database.query(), store.codec, NEVER_POLLS);

    private final Semaphore stored = new Semaphore(0);

    @AfterEach
    void close() {
        source.close();
        store.close();
    }

    @Test
    void a_reader_far_behind_comes_through_the_table_and_joins_the_others_without_a_gap() throws Exception {
        append(0, 950);
        try (var first = source.openStream(null);
                var second = source.openStream(new GlobalSequenceTrackingToken(900))) {
            List<Long> seen = new ArrayList<>();
            read(first, 500, seen);
            append(950, 1500);
            read(first, 1000, seen);

            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 1500).boxed().toList());
            assertThat(read(second, 600, new ArrayList<>())).startsWith(901L).endsWith(1500L);
            assertThat(source.head()).isEqualTo(1500);
            assertThat(positions(source.latest(20, 2))).containsExactly(21L, 22L);
            assertThat(positions(source.latest(1490, 100))).startsWith(1491L).endsWith(1500L);
        }
    }

    @Test
    void a_waiting_reader_is_woken_by_the_notification() throws Exception {
        await().until(() -> store.select("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'test-source'"
                        + " AND state = 'idle' AND state_change < clock_timestamp() - interval '200 ms'")
                .equals(List.of("1")));
        try (var stream = source.openStream(null)) {
            stream.setOnAvailableCallback(() -> stored.release());
            assertThat(stream.hasNextAvailable()).isFalse();

            store.engine.appendEvents(List.of(installed("desk")));

            assertThat(stored.tryAcquire(5, SECONDS)).isTrue();
            assertThat(stream.peek().orElseThrow().getPayload()).isEqualTo(new LampEvent.Installed("desk", 60));
            assertThat(stream.nextAvailable().trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
        }
    }

    @Test
    void while_events_come_one_upon_the_other_a_reader_is_told_all_along() throws Exception {
        await().until(() -> source.head() == 0);
        try (var stream = source.openStream(null)) {
            stream.setOnAvailableCallback(stored::release);

            for (int sequence = 0; sequence < 2_000; sequence++) {
                append(sequence, sequence + 1);
            }

            assertThat(stored.availablePermits()).isGreaterThan(200);
        }
    }

    @Test
    void an_event_that_cannot_be_read_does_not_stop_those_after_it() throws Exception {
        await().until(() -> source.head() == 0);
        store.appender.append(commit("lamp:desk", 0));
        store.appender.append(new PendingCommit(
                List.of(new NewEvent("lamp:hall", 0, UUID.randomUUID(), "Lamp", "LampInstalled", "1", "[7]", "{}")),
                Map.of(),
                List.of()));
        store.engine.appendEvents(List.of(switched("desk", 1)));

        try (var stream = source.openStream(null)) {
            assertThat(stream.nextAvailable().getPayload()).isInstanceOf(LampEvent.Switched.class);
            assertThat(stream.nextAvailable().getPayload())
                    .isInstanceOfSatisfying(UnreadableEvent.class, unreadable -> assertThat(
                                    unreadable.event().streamId())
                            .isEqualTo("lamp:hall"));
            assertThat(stream.nextAvailable().getPayload()).isInstanceOf(LampEvent.Switched.class);
        }
        assertThat(source.event(2).orElseThrow().getPayload()).isInstanceOf(UnreadableEvent.class);
        assertThat(source.storedEvents(1, 1)).extracting(StoredEvent::payload).containsExactly("[7]");
    }

    @Test
    void goes_on_after_its_connection_was_killed() throws Exception {
        await().until(() -> source.head() == 0);
        try (var stream = source.openStream(null)) {
            for (int round = 0; round < 3; round++) {
                assertThat(store.select("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                                + " WHERE application_name = 'test-source'"))
                        .containsExactly("t");
                append(round, round + 1);

                assertThat(stream.hasNextAvailable(10, SECONDS)).isTrue();
                assertThat(stream.nextAvailable().trackingToken())
                        .isEqualTo(new GlobalSequenceTrackingToken(round + 1));
                await().until(() -> store.select("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE application_name = 'test-source' AND state = 'idle'")
                        .equals(List.of("1")));
            }
        }
    }

    @Test
    void refuses_a_token_beyond_the_end_of_the_store() {
        assertThatThrownBy(() -> source.openStream(new GlobalSequenceTrackingToken(5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("position 5");
    }

    private void append(long from, long to) {
        store.engine.appendEvents(LongStream.range(from, to)
                .mapToObj(sequence -> switched("desk", sequence))
                .toList());
    }

    private static List<Long> read(BlockingStream<TrackedEventMessage<?>> stream, int count, List<Long> into)
            throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertThat(stream.hasNextAvailable(10, SECONDS)).isTrue();
            into.add(position(stream.nextAvailable()));
        }
        return into;
    }

    private static List<Long> positions(List<TrackedEventMessage<?>> events) {
        return events.stream().map(SourceTest::position).toList();
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }
}
