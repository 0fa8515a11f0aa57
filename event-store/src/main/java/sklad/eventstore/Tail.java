package sklad.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** The latest events, read once for all streams; how many is bounded. Positions are dense: each has its place in a ring. */
final class Tail {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final @Nullable Entry[] ring;
    private final long maxCharacters;
    private long characters;
    private long first = 1;
    private long last = -1;

    Tail(int maxEvents, long maxCharacters) {
        this.ring = new Entry[maxEvents];
        this.maxCharacters = maxCharacters;
    }

    /** The last position known; -1 before {@link #begin}. */
    long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** What is stored up to here is not kept: streams that want it read it themselves. */
    void begin(long position) {
        lock.lock();
        try {
            first = position + 1;
            last = position;
        } finally {
            lock.unlock();
        }
    }

    /** Adds the events that follow {@link #last()}. */
    void add(List<Entry> events) {
        lock.lock();
        try {
            events.forEach(this::add);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of the events up to a position, so that they die young: who still wants them reads them from the table. */
    void forget(long position) {
        lock.lock();
        try {
            while (first <= Math.min(position, last)) {
                drop();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The events after a position, at most so many; nothing at all if the tail does not reach back so far. */
    Optional<List<TrackedEventMessage<?>>> after(long position, int limit) {
        lock.lock();
        try {
            if (last < 0 || position < first - 1) {
                return Optional.empty();
            }
            List<TrackedEventMessage<?>> events = new ArrayList<>();
            for (long next = position + 1; next <= last && events.size() < limit; next++) {
                Entry entry = ring[place(next)];
                if (entry != null) {
                    events.add(entry.message());
                }
            }
            return Optional.of(events);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for an event after the position, at most so long; returns how much of it is left. */
    long awaitAfter(long position, long nanos, BooleanSupplier isOver) throws InterruptedException {
        long remaining = nanos;
        lock.lockInterruptibly();
        try {
            while (last <= position && remaining > 0 && !isOver.getAsBoolean()) {
                remaining = grown.awaitNanos(remaining);
            }
            return remaining;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the waits look whether they are over. */
    void wake() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(Entry entry) {
        last++;
        if (last - first == ring.length) {
            drop();
        }
        ring[place(last)] = entry;
        characters += entry.characters();
        while (characters > maxCharacters && first < last) {
            drop();
        }
    }

    private void drop() {
        Entry oldest = ring[place(first)];
        characters -= oldest == null ? 0 : oldest.characters();
        ring[place(first)] = null;
        first++;
    }

    private int place(long position) {
        return (int) (position % ring.length);
    }

    /** An event and what it weighs. */
    record Entry(TrackedEventMessage<?> message, int characters) {}
}
