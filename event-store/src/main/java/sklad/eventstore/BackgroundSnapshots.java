package sklad.eventstore;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sklad.eventstore.Snapshots.Snapshot;

/** Stores snapshots off the commands' threads. When too many wait, one is left out: its stream will have another. */
public final class BackgroundSnapshots implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundSnapshots.class);
    private static final int WAITING = 1_000;

    private final Snapshots snapshots;
    private final ExecutorService executor;

    public BackgroundSnapshots(Snapshots snapshots) {
        this.snapshots = snapshots;
        this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
            Thread thread = new Thread(task, "snapshots");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns at once. */
    public void store(Snapshot snapshot) {
        try {
            executor.execute(() -> storeNow(snapshot));
        } catch (RejectedExecutionException full) {
            LOG.debug("The snapshot of {} is left out", snapshot.streamId());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(Duration.ofSeconds(5).toSeconds(), TimeUnit.SECONDS)) {
                LOG.info("A snapshot is left unfinished");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private void storeNow(Snapshot snapshot) {
        try {
            snapshots.store(snapshot);
        } catch (RuntimeException failure) {
            LOG.warn("The snapshot of {} can't be stored", snapshot.streamId(), failure);
        }
    }
}
