package sklad.eventstore;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sklad.eventstore.AppendStatement.Outcome;

/** Tells callers what became of their commits; while others wait, in a thread of its own, so that these need not wait for it. */
final class Answers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final CommitQueue queue;
    private final AppendMetrics metrics;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "append-answers");
        thread.setDaemon(true);
        return thread;
    });

    Answers(CommitQueue queue, AppendMetrics metrics) {
        this.queue = queue;
        this.metrics = metrics;
    }

    /** @param outcomes one a commit, in their order */
    void give(List<PendingCommit> commits, List<Outcome> outcomes) {
        if (queue.isEmpty()) {
            giveNow(commits, outcomes);
        } else {
            beside.execute(() -> giveNow(commits, outcomes));
        }
    }

    /** Whoever has no answer yet learns that it is unknown. */
    static void unforeseen(List<PendingCommit> commits, RuntimeException failure) {
        LOG.error("An append of {} commits ended in an unforeseen way", commits.size(), failure);
        commits.forEach(commit -> commit.fail(() -> new OutcomeUnknown(failure)));
    }

    /** Returns when all have been given. */
    @Override
    public void close() {
        beside.shutdown();
        try {
            beside.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveNow(List<PendingCommit> commits, List<Outcome> outcomes) {
        try {
            metrics.stored(commits);
            for (int i = 0; i < commits.size(); i++) {
                give(commits.get(i), outcomes.get(i));
            }
        } catch (RuntimeException failure) {
            unforeseen(commits, failure);
        }
    }

    private void give(PendingCommit commit, Outcome outcome) {
        String conflict = outcome.conflict();
        if (conflict == null) {
            commit.succeed(outcome.lastPosition(), outcome.recordedAt());
            return;
        }
        metrics.conflicted(conflict);
        switch (conflict) {
            case "receipt" -> commit.fail(() -> new ReceiptExists(commit.receipts()));
            case "stream" -> commit.fail(() -> new ConcurrencyException("Written since: one of " + commit.streams()));
            default ->
                commit.fail(() -> new ConcurrencyException(
                        "Moved since: one of " + commit.expectations().keySet()));
        }
    }
}
