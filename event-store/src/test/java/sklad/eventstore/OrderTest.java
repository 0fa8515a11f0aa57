package sklad.eventstore;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.eventstore.TestStore.commit;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sklad.eventstore.Commit.Appended;

/** A reader sees what is committed, in the order of the commits, and nothing ever appears behind it. */
class OrderTest {

    private final TestStore store = new TestStore();
    private final PostgresEventSource source = PostgresEventSource.start(
            store.database.query(), store.database.query(), store.codec, SourceSettings.defaults());

    @AfterEach
    void close() {
        source.close();
        store.close();
    }

    @Test
    void a_slow_transaction_holds_the_others_back_instead_of_being_overtaken() throws Exception {
        try (var stream = source.openStream(null);
                Connection slow = store.database.command().getConnection()) {
            slow.setAutoCommit(false);
            new AppendStatement(slow).execute(List.of(commit("slow", 0)));
            CompletableFuture<Appended> fast = store.append(commit("fast", 0));
            await().until(store::isBlocked);

            assertThat(stream.hasNextAvailable(300, MILLISECONDS)).isFalse();
            slow.commit();

            assertThat(next(stream)).isEqualTo("1 slow/0");
            assertThat(next(stream)).isEqualTo("2 fast/0");
            assertThat(fast.join().lastPosition()).isEqualTo(2);
        }
    }

    @Test
    void an_append_that_is_rolled_back_leaves_no_gap() throws Exception {
        try (var stream = source.openStream(null);
                Connection undone = store.database.command().getConnection()) {
            undone.setAutoCommit(false);
            for (int round = 0; round < 3; round++) {
                new AppendStatement(undone).execute(List.of(commit("undone", 0), commit("also-undone", 0)));
                CompletableFuture<Appended> kept = store.append(commit("kept", round));
                await().until(store::isBlocked);
                undone.rollback();

                assertThat(kept.join().lastPosition()).isEqualTo(round + 1);
                assertThat(next(stream)).isEqualTo(round + 1 + " kept/" + round);
            }
        }
        store.assertDense();
    }

    private static String next(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        assertThat(stream.hasNextAvailable(10, SECONDS)).isTrue();
        TrackedEventMessage<?> event = stream.nextAvailable();
        var domainEvent = (DomainEventMessage<?>) event;
        return event.trackingToken().position().orElseThrow() + " " + domainEvent.getAggregateIdentifier() + "/"
                + domainEvent.getSequenceNumber();
    }
}
