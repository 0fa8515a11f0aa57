package sklad.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Commits wait here while the batch before them is being stored. */
final class CommitQueue {

    private final AppendSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<PendingCommit> waiting = new ArrayDeque<>();
    private int events;
    private boolean closed;

    CommitQueue(AppendSettings settings) {
        this.settings = settings;
    }

    /** Takes the commit in or turns it away, at once. */
    void add(PendingCommit commit) {
        lock.lock();
        try {
            if (closed) {
                throw new AppendFailed("The event store is closed", null);
            }
            if (isFullFor(commit)) {
                throw new Overloaded(waiting.size());
            }
            waiting.add(commit);
            events += commit.events().size();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something to store; empty: closed, and nothing is left. */
    List<PendingCommit> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            return nextBatch();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Nothing more comes in; what is in, comes out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private List<PendingCommit> nextBatch() {
        Batch batch = new Batch(settings);
        List<PendingCommit> later = new ArrayList<>();
        while (!waiting.isEmpty() && batch.hasRoomFor(waiting.element())) {
            PendingCommit next = waiting.remove();
            if (batch.admit(next)) {
                events -= next.events().size();
            } else {
                later.add(next);
            }
        }
        for (int i = later.size() - 1; i >= 0; i--) {
            waiting.addFirst(later.get(i));
        }
        return batch.commits();
    }

    private boolean isFullFor(PendingCommit commit) {
        return waiting.size() >= settings.queueCommits()
                || (!waiting.isEmpty() && events + commit.events().size() > settings.queueEvents());
    }
}
