package sklad.eventstore;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has snapshots taken after the commit and off the command's thread. When too many wait, one is left out: the next event of
 * its stream asks for it again.
 */
public final class BackgroundSnapshotter implements Snapshotter, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundSnapshotter.class);
    private static final int WAITING = 1_000;

    private final Snapshotter delegate;
    private final Set<String> scheduled = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor;

    /** @param delegate takes a snapshot in the thread that asks for it */
    public BackgroundSnapshotter(Snapshotter delegate) {
        this.delegate = delegate;
        this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
            Thread thread = new Thread(task, "snapshotter");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void scheduleSnapshot(Class<?> aggregateType, String aggregateIdentifier) {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().phase().isBefore(UnitOfWork.Phase.AFTER_COMMIT)) {
            CurrentUnitOfWork.get().afterCommit(stored -> submit(aggregateType, aggregateIdentifier));
        } else {
            submit(aggregateType, aggregateIdentifier);
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

    private void submit(Class<?> aggregateType, String aggregateIdentifier) {
        if (!scheduled.add(aggregateIdentifier)) {
            return;
        }
        try {
            executor.execute(() -> take(aggregateType, aggregateIdentifier));
        } catch (RejectedExecutionException full) {
            scheduled.remove(aggregateIdentifier);
            LOG.debug("The snapshot of {} is left out", aggregateIdentifier);
        }
    }

    private void take(Class<?> aggregateType, String aggregateIdentifier) {
        try {
            delegate.scheduleSnapshot(aggregateType, aggregateIdentifier);
        } catch (RuntimeException failure) {
            LOG.warn("The snapshot of {} can't be taken", aggregateIdentifier, failure);
        } finally {
            scheduled.remove(aggregateIdentifier);
        }
    }
}
