package sklad.query.projection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import sklad.eventstore.PostgresEventSource;

/**
 * How far both the ledger and the stock levels are: who is told of a movement up to there finds it in either. One thread
 * looks on behalf of all who wait, and none while nobody does.
 */
public final class VisiblePosition implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VisiblePosition.class);
    private static final List<String> PROJECTIONS = List.of("stock_movement", "product");
    private static final Duration SLICE = Duration.ofMillis(250);

    private final PostgresEventSource source;
    private final ProjectionPositions positions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private final Thread thread = new Thread(this, "visible-position");
    private int waiting;
    private long visible;

    VisiblePosition(PostgresEventSource source, ProjectionPositions positions) {
        this.source = source;
        this.positions = positions;
        thread.setDaemon(true);
        thread.start();
    }

    /** Asked of the database. */
    public long now() {
        return PROJECTIONS.stream().mapToLong(positions::of).min().orElse(0);
    }

    /** Waits until it is beyond a position, at most so long; returns where it is. */
    public long await(long position, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            waiting++;
            wanted.signal();
            while (visible <= position && left > 0) {
                left = moved.awaitNanos(left);
            }
            return visible;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void look() throws InterruptedException {
        try {
            long known = awaitListeners();
            if (source.awaitBeyond(known, SLICE)) {
                for (String projection : PROJECTIONS) {
                    positions.await(projection, known + 1, SLICE);
                }
                advance(now());
            }
        } catch (DataAccessException | TransactionException failure) {
            LOG.debug("The projections' database can't be read: {}", failure.getMessage());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
    }

    private long awaitListeners() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting == 0) {
                wanted.await();
            }
            return visible;
        } finally {
            lock.unlock();
        }
    }

    private void advance(long position) {
        lock.lock();
        try {
            if (position > visible) {
                visible = position;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
