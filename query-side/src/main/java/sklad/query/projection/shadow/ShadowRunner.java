package sklad.query.projection.shadow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does the work, in a thread of its own. Of several query sides one does, as long as it holds a lock of the database; if it
 * ends, wherever that may be, another one or its next process goes on.
 */
final class ShadowRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowRunner.class);
    private static final long STOP_MILLIS = 10_000;

    private final ShadowTables tables;
    private final ShadowWork work;
    private final DataSource pool;
    private final ExecutorService executor;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    ShadowRunner(ShadowTables tables, ShadowWork work, DataSource pool, ExecutorService executor) {
        this.tables = tables;
        this.work = work;
        this.pool = pool;
        this.executor = executor;
    }

    /** There is something to do. */
    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        Thread next = new Thread(this::run, "shadows");
        next.setDaemon(true);
        thread = next;
        next.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP_MILLIS);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }
        executor.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                lookForWork();
                if (wake.tryAcquire(1, TimeUnit.SECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException | ShadowFold.Stopped end) {
                return;
            } catch (SQLException | RuntimeException failure) {
                LOG.warn("Can't work beside the tables in use for now: {}", failure.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookForWork() throws SQLException {
        Optional<Shadow> next = tables.atWork();
        if (next.isPresent() || !tables.schemas().leftovers().isEmpty()) {
            try (Connection connection = pool.getConnection()) {
                if (lock(connection, "pg_try_advisory_lock")) {
                    try {
                        work(next);
                    } finally {
                        lock(connection, "pg_advisory_unlock");
                    }
                }
            }
        }
    }

    private void work(Optional<Shadow> next) {
        work.tidyUp();
        if (next.isPresent()) {
            Shadow shadow = next.get();
            try {
                work.goOn(shadow);
            } catch (ShadowFold.Superseded ended) {
                LOG.info("{}", ended.getMessage());
            } catch (ShadowFold.Stopped end) {
                throw end;
            } catch (RuntimeException failure) {
                failed(shadow.id(), failure);
            }
            work.tidyUp();
        }
    }

    private void failed(long id, RuntimeException failure) {
        if (thread != Thread.currentThread()) {
            throw new ShadowFold.Stopped();
        }
        if (Passing.is(failure)) {
            throw failure;
        }
        LOG.error("Shadow {} can't be built", id, failure);
        tables.find(id).ifPresent(now -> tables.finish(id, now.state(), Shadow.State.FAILED, failure.toString()));
    }

    private boolean lock(Connection connection, String function) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + function + "(hashtextextended(?, 0))")) {
            statement.setString(1, tables.schemas().live() + ".shadow");
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
