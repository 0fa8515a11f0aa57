package sklad.command.dispatch;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;

/**
 * One lock for each stream in use, handed on in the order of arrival. A unit of work locks its streams in the order of their
 * names, so there is no deadlock to look for, which is what Axon's own lock factory spends its time on.
 */
public final class StreamLocks implements LockFactory {

    private final ConcurrentHashMap<String, Shared> locks = new ConcurrentHashMap<>();
    private final Duration patience;

    public StreamLocks(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Lock obtainLock(String stream) {
        Shared shared = locks.compute(stream, (name, lock) -> (lock == null ? new Shared() : lock).joined());
        boolean locked = false;
        try {
            locked = shared.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            if (!locked) {
                leave(stream);
            }
        }
        if (!locked) {
            throw new LockAcquisitionFailedException("Too many requests wait for " + stream);
        }
        return new Held(stream, shared);
    }

    private void leave(String stream) {
        locks.computeIfPresent(stream, (name, lock) -> lock.left() ? null : lock);
    }

    private static final class Shared {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;

        Shared joined() {
            users++;
            return this;
        }

        boolean left() {
            users--;
            return users == 0;
        }
    }

    private final class Held implements Lock {
        private final String stream;
        private final Shared shared;

        Held(String stream, Shared shared) {
            this.stream = stream;
            this.shared = shared;
        }

        @Override
        public void release() {
            shared.lock.unlock();
            leave(stream);
        }

        @Override
        public boolean isHeld() {
            return shared.lock.isHeldByCurrentThread();
        }
    }
}
