package sklad.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import sklad.eventstore.AppendStatement.Outcome;

/** The appender's own connection: each call of the append function is a transaction. */
final class AppendSession implements AutoCloseable {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(30);

    private final Connection connection;
    private final Backend backend;
    private final AppendStatement append;

    private AppendSession(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setNetworkTimeout(Runnable::run, (int) NETWORK_TIMEOUT.toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET application_name = 'sklad-event-appender'");
            statement.execute("SET lock_timeout = " + LOCK_TIMEOUT.toMillis());
        }
        this.backend = Backend.of(connection);
        this.append = new AppendStatement(connection);
    }

    /** @param dataSource whose connections are closed when they are closed */
    static AppendSession open(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            return new AppendSession(connection);
        } catch (SQLException | RuntimeException failure) {
            closeQuietly(connection);
            throw failure;
        }
    }

    /**
     * Stores the commits that do not conflict.
     *
     * @throws RolledBack nothing is stored, and the session goes on
     * @throws SQLException whether anything is stored is unknown, and the session is of no more use
     */
    List<Outcome> append(List<PendingCommit> commits) throws RolledBack, SQLException {
        try {
            return append.execute(commits);
        } catch (PSQLException failure) {
            if (failure.getServerErrorMessage() != null && connection.isValid(5)) {
                throw new RolledBack(failure);
            }
            throw failure;
        }
    }

    Connection connection() {
        return connection;
    }

    Backend backend() {
        return backend;
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            // There is nothing left to close.
        }
    }

    /** Identifies the server's side of a session, even when process numbers are used again. */
    record Backend(int pid, String startedAt) {

        private static Backend of(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT pid, backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()")) {
                row.next();
                return new Backend(row.getInt(1), row.getString(2));
            }
        }

        /** Ends it if it lives: after this, it will neither commit nor begin anything. */
        void end(Connection connection) throws SQLException {
            try (PreparedStatement terminate =
                    connection.prepareStatement("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                            + " WHERE pid = ? AND backend_start = ?::timestamptz")) {
                terminate.setInt(1, pid);
                terminate.setString(2, startedAt);
                try (ResultSet rows = terminate.executeQuery()) {
                    if (rows.next() && !rows.getBoolean(1)) {
                        throw new SQLException("The lost session " + pid + " does not end");
                    }
                }
            }
        }
    }

    /** The server refused the statement and has undone it. */
    static final class RolledBack extends Exception {

        private final String state;

        RolledBack(PSQLException cause) {
            super(cause.getMessage(), cause);
            this.state = String.valueOf(cause.getSQLState());
        }

        /** The error's SQLSTATE. */
        String state() {
            return state;
        }
    }
}
