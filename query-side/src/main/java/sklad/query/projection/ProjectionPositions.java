package sklad.query.projection;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;

/** How far the projections are, and a place to wait for one of them. */
public final class ProjectionPositions {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private static final String POSITION = "SELECT max(position) FROM token_entry WHERE processor_name = ?";

    private final JdbcOperations jdbc;
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();

    ProjectionPositions(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The last event in the projection's tables. */
    public long of(String projection) {
        Long position = jdbc.queryForObject(POSITION, Long.class, projection);
        return position == null ? 0 : position;
    }

    /**
     * The last event in the tables that the running repeatable-read transaction sees; to be asked before anything else. Its
     * lock comes before its snapshot, so that no table changes places with a rebuilt one in between.
     */
    public long inSnapshot(String projection) {
        Long position = jdbc.execute(
                "LOCK TABLE token_entry IN ACCESS SHARE MODE; " + POSITION,
                (PreparedStatementCallback<Long>) statement -> position(statement, projection));
        return position == null ? 0 : position;
    }

    private static long position(PreparedStatement statement, String projection) throws SQLException {
        statement.setString(1, projection);
        statement.execute();
        statement.getMoreResults();
        try (ResultSet rows = statement.getResultSet()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Returns once the projection has reached the position, or when the time is up. */
    public void await(String projection, long position, Duration atMost) throws InterruptedException {
        progressOf(projection).await(position, atMost.toNanos());
    }

    /** This process has committed the projection up to this position. */
    void advanced(String projection, long position) {
        progressOf(projection).advance(position);
    }

    private Progress progressOf(String projection) {
        return progress.computeIfAbsent(projection, Progress::new);
    }

    /**
     * One projection's waiting readers. A commit in this process wakes them at once; one of them looks into the database
     * now and then on behalf of all, for the case that another process does the projecting.
     */
    private final class Progress {

        private final String projection;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition moved = lock.newCondition();
        private long reached;
        private long nextLook = System.nanoTime();

        Progress(String projection) {
            this.projection = projection;
        }

        void advance(long position) {
            lock.lock();
            try {
                if (position > reached) {
                    reached = position;
                    moved.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        void await(long position, long atMostNanos) throws InterruptedException {
            long deadline = System.nanoTime() + atMostNanos;
            while (!isOver(position, deadline)) {
                if (mayLook()) {
                    advance(of(projection));
                }
            }
        }

        /** Waits until the next look is due; returns whether there is nothing left to wait for. */
        private boolean isOver(long position, long deadline) throws InterruptedException {
            lock.lock();
            try {
                long left = remaining(deadline);
                while (reached < position && left > 0) {
                    long unused = moved.awaitNanos(left);
                    left = remaining(deadline);
                }
                return reached >= position || System.nanoTime() - deadline >= 0;
            } finally {
                lock.unlock();
            }
        }

        private long remaining(long deadline) {
            long now = System.nanoTime();
            return Math.min(nextLook - now, deadline - now);
        }

        private boolean mayLook() {
            lock.lock();
            try {
                long now = System.nanoTime();
                boolean due = now - nextLook >= 0;
                if (due) {
                    nextLook = now + POLL_NANOS;
                }
                return due;
            } finally {
                lock.unlock();
            }
        }
    }
}
