package sklad.eventstore;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import javax.sql.DataSource;
import sklad.eventstore.Commit.Appended;

/**
 * Stores the commits of all the process's units of work, one writer at a time: whatever waits when a transaction ends shares
 * the next one.
 */
public final class GroupAppender implements AutoCloseable {

    private final CommitQueue queue;
    private final AppendMetrics metrics;
    private final Answers answers;
    private final BatchWriter writer;
    private final Thread thread;

    private GroupAppender(DataSource dataSource, AppendSettings settings, MeterRegistry registry) {
        queue = new CommitQueue(settings);
        metrics = new AppendMetrics(registry, queue);
        answers = new Answers(queue, metrics);
        writer = new BatchWriter(dataSource, settings, answers, queue::isClosed);
        thread = new Thread(this::run, "event-appender");
        thread.setDaemon(true);
    }

    /** @param dataSource gives the appender a connection of its own; not a pool */
    public static GroupAppender start(DataSource dataSource, AppendSettings settings, MeterRegistry registry) {
        GroupAppender appender = new GroupAppender(dataSource, settings, registry);
        appender.thread.start();
        return appender;
    }

    /**
     * Returns when the commit is stored.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException a stream that it writes or relies on has moved
     * @throws ReceiptExists one of its idempotency keys is used
     * @throws Overloaded too much waits already
     * @throws AppendFailed the store could not be reached
     * @throws AppendRefused its events can never be stored
     * @throws OutcomeUnknown the database is away
     */
    Appended append(PendingCommit commit) {
        queue.add(commit);
        try {
            return commit.await();
        } finally {
            metrics.answered(commit);
        }
    }

    /** Turns new commits away, and returns when those already taken in have their answers. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException interruption) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (answers;
                writer) {
            for (List<PendingCommit> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                write(batch);
            }
        }
    }

    private void write(List<PendingCommit> batch) {
        try {
            writer.write(batch);
        } catch (RuntimeException failure) {
            Answers.unforeseen(batch, failure);
        }
    }
}
