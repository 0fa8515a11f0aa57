package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import sklad.migrations.Schema;

/** The connections of a stage, one for each database; all commit, or all roll back. */
final class Sessions implements AutoCloseable {

    private final Map<Schema, Database> databases;
    private final String lockTimeout;
    private final boolean autoCommit;
    private final Map<Database, Connection> open = new LinkedHashMap<>();

    Sessions(Map<Schema, Database> databases, String lockTimeout, boolean autoCommit) {
        this.databases = databases;
        this.lockTimeout = lockTimeout;
        this.autoCommit = autoCommit;
    }

    Connection of(Schema schema) throws SQLException {
        Database wanted = databases.get(schema);
        if (wanted == null) {
            throw new IllegalStateException("no database for " + schema);
        }
        for (Map.Entry<Database, Connection> session : open.entrySet()) {
            if (session.getKey().sameAs(wanted)) {
                return session.getValue();
            }
        }
        Connection session = wanted.connect();
        open.put(wanted, session);
        prepare(session);
        return session;
    }

    /** One after the other; nothing is left to fail but the connection itself. */
    void commit() throws SQLException {
        Database committed = null;
        for (Map.Entry<Database, Connection> session : open.entrySet()) {
            try {
                session.getValue().commit();
            } catch (SQLException failure) {
                if (committed != null) {
                    throw new Refused(torn(committed, session.getKey(), failure));
                }
                throw failure;
            }
            committed = session.getKey();
        }
    }

    @Override
    public void close() throws SQLException {
        SQLException first = null;
        for (Connection session : open.values()) {
            try (session) {
                if (!autoCommit && !session.isClosed()) {
                    session.rollback();
                }
            } catch (SQLException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** A killed client's statement ends soon, and a lock that can't be had does not make everybody queue behind it. */
    private void prepare(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            statement.execute("SET lock_timeout = " + HistorySql.literal(lockTimeout));
            statement.execute("SET client_connection_check_interval = '1s'");
            statement.execute("SELECT set_config('application_name', " + HistorySql.literal(Operator.session("run"))
                    + ", false)");
        }
        session.setAutoCommit(autoCommit);
    }

    private static String torn(Database committed, Database lost, SQLException failure) {
        return "The last of two commits failed: " + committed + " was changed, " + lost + " was not ("
                + String.valueOf(failure.getMessage()).strip()
                + "). See migrate current; migrate upgrade completes it, migrate downgrade takes the other back.";
    }
}
