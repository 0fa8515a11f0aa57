package sklad.bench.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import sklad.bench.measure.Round;
import sklad.events.StockReceived;

/**
 * Stock Axon with its defaults: how long after the answer to a command another process's tracking processor handles the event.
 * The other process is an event store of its own in this one: only the database connects them.
 */
final class AxonLag implements Load {

    private static final long PATIENCE_SECONDS = 10;

    private final AxonWork commands;
    private final AxonJpa following;
    private final TrackingEventProcessor processor;
    private final Map<UUID, Seen> awaited = new ConcurrentHashMap<>();
    private final Choice choice;

    AxonLag(Settings settings) {
        commands = AxonWork.onJpa(settings);
        following = AxonJpa.open(settings, "none");
        choice = new Choice(1, settings.number("streams"));
        processor = TrackingEventProcessor.builder()
                .name("follower")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Follower())
                        .build())
                .messageSource(EmbeddedEventStore.builder()
                        .storageEngine(following.engine())
                        .build())
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        processor.start();
    }

    /** After the milliseconds: how many commands a second; each waits until the one before was seen. */
    @Override
    public Round run(List<String> order, List<UUID> acknowledged) {
        long begun = System.nanoTime();
        long end = begun + Long.parseLong(order.get(0)) * 1_000_000;
        Histogram latencies = Round.histogram();
        while (System.nanoTime() < end) {
            UUID movement = UUID.randomUUID();
            Seen seen = new Seen();
            awaited.put(movement, seen);
            commands.receive(movement, choice.item());
            long told = System.nanoTime();
            latencies.recordValue(Math.max(0, (seen.await() - told) / 1_000));
            awaited.remove(movement);
            LockSupport.parkNanos(choice.quantity() * Duration.ofMillis(20).toNanos());
        }
        return new Round(latencies.getTotalCount(), Duration.ofNanos(System.nanoTime() - begun), latencies);
    }

    @Override
    public void close() {
        processor.shutDown();
        following.close();
        commands.close();
    }

    /** The projection of the reference. */
    final class Follower {
        @EventHandler
        void on(StockReceived event) {
            Seen seen = awaited.get(event.movementId());
            if (seen != null) {
                seen.now();
            }
        }
    }

    private static final class Seen {
        private final CountDownLatch latch = new CountDownLatch(1);
        private volatile long at;

        void now() {
            at = System.nanoTime();
            latch.countDown();
        }

        long await() {
            try {
                if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("The event is not seen within " + PATIENCE_SECONDS + " s");
                }
                return at;
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interruption);
            }
        }
    }
}
