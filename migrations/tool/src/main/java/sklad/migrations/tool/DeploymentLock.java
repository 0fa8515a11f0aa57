package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;

/** Keeps two deployments from changing a database at once; held by a connection of its own, so that it ends with it. */
final class DeploymentLock implements AutoCloseable {

    private static final String KEY = "hashtext('sklad'), hashtext('migrate')";
    private static final long RETRY_MILLIS = 200;

    private final Connection connection;

    private DeploymentLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes it, or waits for it.
     *
     * @throws Refused if it is still held after the wait; the message says by whom
     */
    static DeploymentLock take(Database database, String command, Duration wait, Consumer<String> notice)
            throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('application_name', " + HistorySql.literal(Operator.session(command))
                    + ", false)");
            long deadline = System.nanoTime() + wait.toNanos();
            boolean told = false;
            while (!tryLock(statement)) {
                String holder = holder(statement);
                if (System.nanoTime() >= deadline) {
                    throw new Refused("Another deployment is at work on " + database + ": " + holder
                            + ". Wait until it is done, or longer with --lock-wait 5m. Nothing was changed.");
                }
                if (!told) {
                    notice.accept("Waiting for another deployment: " + holder);
                    told = true;
                }
                pause();
            }
            return new DeploymentLock(connection);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static boolean tryLock(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + KEY + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String holder(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                SELECT a.application_name || ' as ' || a.usename || ', since '
                       || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
                  FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                 WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
                   AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                   AND (l.classid::bigint, l.objid::bigint)
                     = (hashtext('sklad')::bigint & 4294967295, hashtext('migrate')::bigint & 4294967295)
                """)) {
            return row.next() ? String.valueOf(row.getString(1)) : "one that has just ended";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted while waiting for another deployment. Nothing was changed.");
        }
    }
}
