package sklad.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sklad.eventstore.AppendSession.RolledBack;

/** Stores batches and sees to it that each of their commits is answered truthfully, whatever happens to the connection. */
final class BatchWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final DataSource dataSource;
    private final AppendSettings settings;
    private final Answers answers;
    private final BooleanSupplier closing;
    private @Nullable AppendSession session;

    BatchWriter(DataSource dataSource, AppendSettings settings, Answers answers, BooleanSupplier closing) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.answers = answers;
        this.closing = closing;
    }

    /** Returns when it is known of each commit what became of it. */
    void write(List<PendingCommit> batch) {
        Backoff backoff = new Backoff();
        List<PendingCommit> open = attempt(batch);
        while (!open.isEmpty()) {
            backoff.pause();
            open = attempt(open);
        }
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** Returns the commits that are certainly not stored yet and still have time. */
    private List<PendingCommit> attempt(List<PendingCommit> commits) {
        AppendSession current;
        try {
            current = session();
        } catch (SQLException | RuntimeException failure) {
            LOG.warn("The event store can't be reached: {}", failure.getMessage());
            return failExpired(commits, failure);
        }
        try {
            answers.give(commits, current.append(commits));
            return List.of();
        } catch (RolledBack refusal) {
            return refused(commits, refusal);
        } catch (SQLException | RuntimeException failure) {
            LOG.warn("The connection was lost during an append of {} commits", commits.size(), failure);
            close();
            return failExpired(clearUp(commits, current.backend(), failure), failure);
        }
    }

    private AppendSession session() throws SQLException {
        if (session == null) {
            session = AppendSession.open(dataSource);
        }
        return session;
    }

    /** An error in the data fails the commit that brought it; the others are stored without it. */
    private List<PendingCommit> refused(List<PendingCommit> commits, RolledBack refusal) {
        if (isPassing(refusal.state())) {
            return failExpired(commits, refusal);
        }
        if (commits.size() == 1 || isOfTheStatement(refusal.state())) {
            LOG.error("An append of {} commits was refused", commits.size(), refusal);
            commits.forEach(commit -> commit.fail(() -> new AppendRefused(refusal)));
            return List.of();
        }
        int half = commits.size() / 2;
        write(commits.subList(0, half));
        write(commits.subList(half, commits.size()));
        return List.of();
    }

    private static boolean isPassing(String state) {
        return state.equals("55P03")
                || state.equals("25006")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57");
    }

    private static boolean isOfTheStatement(String state) {
        return state.startsWith("42") || state.startsWith("3F");
    }

    /** Asks until the database answers: a commit is reported as failed only when that is certain. */
    private List<PendingCommit> clearUp(List<PendingCommit> commits, AppendSession.Backend lost, Exception cause) {
        long begun = System.nanoTime();
        Backoff backoff = new Backoff();
        while (System.nanoTime() - begun < longestDoubt().toNanos()) {
            try {
                return Inquiry.answerStored(session().connection(), lost, commits);
            } catch (SQLException | RuntimeException failure) {
                LOG.warn("What became of an append is still unknown: {}", failure.getMessage());
                close();
            }
            backoff.pause();
        }
        commits.forEach(commit -> commit.fail(() -> new OutcomeUnknown(cause)));
        return List.of();
    }

    private Duration longestDoubt() {
        return closing.getAsBoolean() ? settings.patience() : settings.doubt();
    }

    private List<PendingCommit> failExpired(List<PendingCommit> commits, Exception cause) {
        List<PendingCommit> open = new ArrayList<>();
        for (PendingCommit commit : commits) {
            if (System.nanoTime() - commit.submitted() < settings.patience().toNanos()) {
                open.add(commit);
            } else {
                commit.fail(() -> new AppendFailed("The event store can't be reached", cause));
            }
        }
        return open;
    }
}
