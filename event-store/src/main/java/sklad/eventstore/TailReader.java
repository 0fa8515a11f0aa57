package sklad.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads each new event once, for all streams. After a quiet moment it waits until the store notifies, and looks now and then
 * unasked; while events come one upon the other it looks by itself. For PostgreSQL's driver goes on collecting notifications
 * until none has come for a millisecond: under load it would not come back for a tenth of a second.
 */
final class TailReader implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);
    private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(30);

    /** Otherwise PostgreSQL plans each look anew, which is most of its cost; a plan from when the table was empty must do, too. */
    private static final String ONE_PLAN = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
            + " SET enable_bitmapscan = off; SET enable_sort = off";

    private final DataSource dataSource;
    private final EventCodec codec;
    private final SourceSettings settings;
    private final Tail tail;
    private final Runnable onGrown;
    private final Thread thread = new Thread(this, "event-source");
    private volatile @Nullable Connection connection;
    private volatile Instant lastReadAt = Instant.EPOCH;
    private volatile boolean closed;

    TailReader(DataSource dataSource, EventCodec codec, SourceSettings settings, Tail tail, Runnable onGrown) {
        this.dataSource = dataSource;
        this.codec = codec;
        this.settings = settings;
        this.tail = tail;
        this.onGrown = onGrown;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Instant lastReadAt() {
        return lastReadAt;
    }

    @Override
    public void run() {
        Backoff backoff = new Backoff();
        while (!closed) {
            try (Connection opened = open()) {
                listen(opened, backoff);
            } catch (SQLException | RuntimeException failure) {
                if (!closed) {
                    LOG.warn("The event source has lost the store and connects again: {}", failure.getMessage());
                    backoff.pause();
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Connection current = connection;
        try {
            if (current != null) {
                current.abort(Runnable::run);
            }
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (SQLException failure) {
            LOG.debug("The event source's connection was broken already", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection open() throws SQLException {
        Connection opened = dataSource.getConnection();
        connection = opened;
        return opened;
    }

    private void listen(Connection opened, Backoff backoff) throws SQLException {
        prepare(opened);
        backoff.reset();
        PGConnection notified = opened.unwrap(PGConnection.class);
        boolean listening = false;
        long quietSince = System.nanoTime();
        while (!closed) {
            if (readNew(opened)) {
                quietSince = System.nanoTime();
            }
            boolean quiet = System.nanoTime() - quietSince > 2 * settings.rest().toNanos();
            if (quiet != listening) {
                execute(opened, quiet ? "LISTEN event_store" : "UNLISTEN event_store");
                listening = quiet; // and look once more, since nobody has told what came in between
            } else if (quiet) {
                notified.getNotifications(Math.max(1, (int) settings.poll().toMillis()));
            } else {
                LockSupport.parkNanos(settings.rest().toNanos());
            }
        }
    }

    private void prepare(Connection opened) throws SQLException {
        opened.setAutoCommit(true);
        opened.setNetworkTimeout(Runnable::run, (int) NETWORK_TIMEOUT.toMillis());
        try (Statement statement = opened.createStatement()) {
            statement.execute("SET application_name = " + statement.enquoteLiteral(settings.applicationName()));
        }
        execute(opened, ONE_PLAN);
        long head = History.head(opened);
        if (tail.last() < 0) {
            tail.begin(head);
        } else if (head < tail.last()) {
            throw new IllegalStateException(
                    "The store ends at " + head + ", and " + tail.last() + " has been read: it is not the same store");
        }
    }

    private static void execute(Connection opened, String sql) throws SQLException {
        try (Statement statement = opened.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns whether there was something. */
    private boolean readNew(Connection opened) throws SQLException {
        List<StoredEvent> page = History.after(opened, tail.last(), settings.pageEvents());
        lastReadAt = Instant.now();
        if (page.isEmpty()) {
            return false;
        }
        tail.add(page.stream().map(this::entry).toList());
        onGrown.run();
        return true;
    }

    private Tail.Entry entry(StoredEvent event) {
        return new Tail.Entry(
                codec.readOrMark(event),
                event.payload().length() + event.metadata().length());
    }
}
