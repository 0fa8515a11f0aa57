package sklad.migrations.tool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import sklad.migrations.Schema;

/** Runs stages: every statement, then the row in the history, in the one transaction of the stage if there can be one. */
final class Runner {

    private final Map<Schema, Database> databases;
    private final String lockTimeout;
    private final Guard guard;
    private final PrintWriter progress;

    /** The guard is asked before each step, in its transaction. */
    Runner(Map<Schema, Database> databases, String lockTimeout, Guard guard, PrintWriter progress) {
        this.databases = databases;
        this.lockTimeout = lockTimeout;
        this.guard = guard;
        this.progress = progress;
    }

    /** Runs a stage; when it fails nothing of it has happened, unless it is the one that has no transaction. */
    void run(Stage stage) throws StepFailed, SQLException {
        try (Sessions sessions = new Sessions(databases, lockTimeout, !stage.transactional())) {
            String at = HistorySql.time(Instant.now());
            if (stage.transactional()) {
                for (Step step : stage.steps()) {
                    runInTransaction(step, sessions.of(step.schema()), at);
                }
                sessions.commit();
            } else {
                runAlone(stage.steps().get(0), sessions, at);
            }
        }
    }

    private void runInTransaction(Step step, Connection session, String at) throws StepFailed, SQLException {
        prepare(step, session);
        enter(step, session, true);
        guard.check(step, session);
        begin(step);
        long start = System.nanoTime();
        execute(step, session);
        record(step, session, at, start);
    }

    private void runAlone(Step step, Sessions sessions, String at) throws StepFailed, SQLException {
        Connection session = sessions.of(step.schema());
        prepare(step, session);
        enter(step, session, false);
        guard.check(step, session);
        Leftovers.remove(step, session, progress);
        begin(step);
        long start = System.nanoTime();
        try {
            execute(step, session);
            Leftovers.refuse(step, session);
        } catch (StepFailed failure) {
            if (!step.back()) {
                update(session, sql(step).failed(step.migration(), Operator.name(), at, since(start)));
            }
            throw failure;
        }
        record(step, session, at, start);
    }

    private void begin(Step step) {
        progress.print("  " + step + (step.script().transactional() ? "" : ", not in a transaction"));
        progress.flush();
    }

    /** The history, and the marking of an attempt that failed before as taken back, so that Flyway sees one outcome. */
    private void prepare(Step step, Connection session) throws SQLException {
        History history = History.read(sql(step), session);
        if (!history.exists()) {
            for (String each : sql(step).create(Operator.name())) {
                update(session, each);
            }
        }
        if (history.failed().containsKey(step.migration().number())) {
            String now = HistorySql.time(Instant.now());
            update(session, sql(step).undone(step.migration(), step.migration().up(), Operator.name(), now, "0"));
        }
    }

    private void enter(Step step, Connection session, boolean transaction) throws SQLException {
        update(session, sql(step).enter(transaction));
    }

    private static void execute(Step step, Connection session) throws StepFailed {
        for (SqlStatement sql : step.statements()) {
            try {
                update(session, sql.text());
            } catch (SQLException failure) {
                throw new StepFailed(step, sql, failure);
            }
        }
    }

    private void record(Step step, Connection session, String at, long start) throws SQLException {
        Migration migration = step.migration();
        String by = Operator.name();
        update(
                session,
                step.back()
                        ? sql(step).undone(migration, step.script(), by, at, since(start))
                        : sql(step).applied(migration, by, at, since(start)));
        progress.println("  " + since(start) + " ms");
    }

    private HistorySql sql(Step step) {
        return Objects.requireNonNull(databases.get(step.schema())).historySql();
    }

    private static void update(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static String since(long start) {
        return String.valueOf((System.nanoTime() - start) / 1_000_000);
    }

    /** Says whether a step may happen, seeing the database as it will find it. */
    interface Guard {

        /** Throws {@link Refused} if not. */
        void check(Step step, Connection session) throws SQLException;
    }
}
