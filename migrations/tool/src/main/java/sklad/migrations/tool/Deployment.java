package sklad.migrations.tool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sklad.migrations.Schema;

/** One run that changes databases: it holds the lock of each, and knows where the schemas stood when it began. */
final class Deployment implements AutoCloseable {

    private final Map<Schema, Database> databases = new LinkedHashMap<>();
    private final Map<Schema, Standing> before = new LinkedHashMap<>();
    private final List<DeploymentLock> locks = new ArrayList<>();
    private final ApplyOptions options;
    private final PrintWriter out;

    private Deployment(ApplyOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /** Takes the locks, and looks where the schemas are; in the order in which they are to be changed. */
    static Deployment begin(
            String command,
            List<MigrationScripts> scripts,
            ConnectionOptions connection,
            ApplyOptions options,
            PrintWriter out,
            PrintWriter err)
            throws SQLException {
        Deployment deployment = new Deployment(options, out);
        try {
            for (MigrationScripts each : scripts) {
                Database database = connection.database(each.schema());
                if (deployment.databases.values().stream().noneMatch(database::sameAs)) {
                    deployment.locks.add(DeploymentLock.take(database, command, options.lockWait(), err::println));
                }
                deployment.databases.put(each.schema(), database);
            }
            for (MigrationScripts each : scripts) {
                Database database = connection.database(each.schema());
                deployment.before.put(each.schema(), Standing.of(database, each));
            }
            return deployment;
        } catch (SQLException | RuntimeException failure) {
            deployment.close();
            throw failure;
        }
    }

    /** Where the schemas stood. */
    List<Standing> before() {
        return List.copyOf(before.values());
    }

    /** What would keep others from large tables for long. */
    List<HeavyLock> heavyLocks(List<Step> steps) throws SQLException {
        List<HeavyLock> found = new ArrayList<>();
        for (Map.Entry<Schema, Database> each : databases.entrySet()) {
            List<Step> own = steps.stream()
                    .filter(step -> step.schema() == each.getKey())
                    .toList();
            try (Connection session = entered(each.getKey())) {
                found.addAll(new LockCheck(session, options.largeTableRows()).of(own));
            }
        }
        return found;
    }

    /** Refuses what would keep others from large tables, unless that was accepted. */
    void refuseHeavyLocks(List<Step> steps) throws SQLException {
        List<HeavyLock> locks = heavyLocks(steps);
        if (locks.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder();
        locks.forEach(lock -> message.append(lock).append(System.lineSeparator()));
        if (options.acceptLocks()) {
            out.print(message);
        } else {
            throw new Refused(message + "Nothing was changed. Write it the safe way, or go on as it is with"
                    + " --accept-locks (a table is large from " + options.largeTableRows()
                    + " rows on: --large-table-rows).");
        }
    }

    /** A connection on which plain names mean the schema's. */
    Connection entered(Schema schema) throws SQLException {
        Database database = standing(schema).database();
        Connection session = database.connect();
        try (var statement = session.createStatement()) {
            statement.execute(database.historySql().enter(false));
            return session;
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
    }

    /**
     * Runs all stages.
     *
     * @throws Refused when one fails; the message says what stands and what to do
     */
    void run(List<Stage> stages, Runner.Guard guard) throws SQLException {
        stages.stream().flatMap(stage -> stage.steps().stream()).forEach(Step::statements);
        Runner runner = new Runner(databases, options.lockTimeout(), guard, out);
        try {
            for (Stage stage : stages) {
                runner.run(stage);
            }
        } catch (StepFailed failure) {
            out.println();
            throw new Refused(
                    failure.getMessage() + System.lineSeparator() + new Aftermath(this, failure.step()).tell());
        }
    }

    Standing standing(Schema schema) {
        Standing standing = before.get(schema);
        if (standing == null) {
            throw new IllegalStateException("no standing of " + schema);
        }
        return standing;
    }

    /** Where a schema stands now. */
    Standing now(Schema schema) throws SQLException {
        Standing then = standing(schema);
        return Standing.of(then.database(), then.scripts());
    }

    @Override
    public void close() throws SQLException {
        for (DeploymentLock lock : locks) {
            lock.close();
        }
    }
}
