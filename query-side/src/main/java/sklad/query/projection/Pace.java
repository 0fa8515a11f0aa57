package sklad.query.projection;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a processor's queue from running full. Axon's coordinator sleeps 100 ms whenever it does, which would hold a
 * rebuild at 10,000 events a second; with a source that pauses instead it is woken as soon as there is room.
 */
final class Pace implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final int room;
    private final AtomicInteger queued = new AtomicInteger();
    private volatile Runnable wake = () -> {};

    /** @param room how many events may wait; less than the 1,024 of Axon's queue */
    Pace(StreamableMessageSource<TrackedEventMessage<?>> source, int room) {
        this.source = source;
        this.room = room;
    }

    /** The processor begins with this many of the events that it was given. */
    void taken(int events) {
        queued.updateAndGet(waiting -> Math.max(0, waiting - events));
        wake.run();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken from) {
        queued.set(0);
        return new PacedStream(source.openStream(from));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    private final class PacedStream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;

        PacedStream(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return queued.get() < room && stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> next = stream.nextAvailable();
            queued.incrementAndGet();
            return next;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            wake = callback;
            return stream.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
