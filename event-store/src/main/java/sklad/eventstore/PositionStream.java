package sklad.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reader's way through the history: from the table while it is behind, from the shared tail afterwards. */
final class PositionStream implements TrackingEventStream {

    private static final Logger LOG = LoggerFactory.getLogger(PositionStream.class);
    private static final int FETCH = 500;

    private final Tail tail;
    private final LongFunction<List<TrackedEventMessage<?>>> table;
    private final Consumer<PositionStream> onClose;
    private final Deque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private final AtomicLong passed;
    private volatile Runnable callback = () -> {};
    private volatile boolean closed;

    /**
     * A stream that begins after a position.
     *
     * @param table reads a page after a position
     */
    PositionStream(
            long position,
            Tail tail,
            LongFunction<List<TrackedEventMessage<?>>> table,
            Consumer<PositionStream> onClose) {
        this.passed = new AtomicLong(position);
        this.tail = tail;
        this.table = table;
        this.onClose = onClose;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.of(fetched.element()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long remaining = unit.toNanos(timeout);
        boolean available = fetch();
        while (!available && remaining > 0 && !closed) {
            remaining = tail.awaitAfter(passed.get(), remaining, () -> closed);
            available = fetch();
        }
        return available;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (closed) {
                throw new IllegalStateException("The stream is closed");
            }
        }
        return fetched.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable newCallback) {
        callback = newCallback;
        return true;
    }

    @Override
    public void close() {
        closed = true;
        callback = () -> {};
        onClose.accept(this);
        tail.wake();
    }

    /** It has taken the events up to this position. */
    long passed() {
        return passed.get();
    }

    /** The tail has grown. */
    void onGrown() {
        try {
            callback.run();
        } catch (RuntimeException failure) {
            LOG.warn("A reader of events can't be woken", failure);
        }
    }

    private boolean fetch() {
        if (fetched.isEmpty() && !closed) {
            List<TrackedEventMessage<?>> events =
                    tail.after(passed.get(), FETCH).orElseGet(() -> table.apply(passed.get()));
            fetched.addAll(events);
            passed.addAndGet(events.size());
        }
        return !fetched.isEmpty();
    }
}
