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

/** Reads each new event once, for all streams: when the store notifies, and now and then unasked. */
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
        while (!closed) {
            readNew(opened);
            notified.getNotifications(Math.max(1, (int) settings.poll().toMillis()));
        }
    }

    private void prepare(Connection opened) throws SQLException {
        opened.setAutoCommit(true);
        opened.setNetworkTimeout(Runnable::run, (int) NETWORK_TIMEOUT.toMillis());
        try (Statement statement = opened.createStatement()) {
            statement.execute("SET application_name = " + statement.enquoteLiteral(settings.applicationName()));
            statement.execute(ONE_PLAN);
            statement.execute("LISTEN event_store");
        }
        long head = History.head(opened);
        if (tail.last() < 0) {
            tail.begin(head);
        } else if (head < tail.last()) {
            throw new IllegalStateException(
                    "The store ends at " + head + ", and " + tail.last() + " has been read: it is not the same store");
        }
    }

    private void readNew(Connection opened) throws SQLException {
        int read;
        do {
            List<StoredEvent> page = History.after(opened, tail.last(), settings.pageEvents());
            read = page.size();
            lastReadAt = Instant.now();
            if (read > 0) {
                tail.add(page.stream().map(this::entry).toList());
                onGrown.run();
            }
        } while (read == settings.pageEvents());
    }

    private Tail.Entry entry(StoredEvent event) {
        return new Tail.Entry(
                codec.readOrMark(event),
                event.payload().length() + event.metadata().length());
    }
}
