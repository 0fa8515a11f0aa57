package sklad.query.answer;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * As many places for readers as there are connections. To wait for one is cheap; to wait at the pool is not, for the pool wakes a
 * thread for whoever waits, to look whether another connection may be opened.
 */
public final class Places {

    private final Semaphore free;
    private final Duration patience;

    /** @param patience how long one waits for a place before it is refused */
    public Places(int places, Duration patience) {
        this.free = new Semaphore(places);
        this.patience = patience;
    }

    /**
     * Reads in a place of its own.
     *
     * @throws TransientDataAccessResourceException if none has become free in time
     */
    <T> T hold(Supplier<T> reading) {
        take();
        try {
            return reading.get();
        } finally {
            free.release();
        }
    }

    private void take() {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TransientDataAccessResourceException("All connections were taken for " + patience);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException("Stopped while all connections were taken", stopping);
        }
    }
}
