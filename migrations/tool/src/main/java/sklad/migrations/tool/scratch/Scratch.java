package sklad.migrations.tool.scratch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.migrations.DatabaseRoles;

/**
 * A throw-away PostgreSQL server with Sklad's roles: for trying migrations where nothing can be lost. It does not wait for the
 * disk, and its directory goes when it is closed.
 */
public final class Scratch implements AutoCloseable {

    /** Nobody else reaches it, and it holds nothing. */
    private static final String PASSWORD = "scratch";

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private Scratch(EmbeddedPostgres server) {
        this.server = server;
    }

    public static Scratch start() throws SQLException {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("max_wal_senders", "0")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("shared_buffers", "32MB")
                    .start();
            try (Connection administrator = server.getPostgresDatabase().getConnection()) {
                DatabaseRoles.ensure(administrator, new DatabaseRoles.Passwords(PASSWORD, PASSWORD, PASSWORD));
            }
            return new Scratch(server);
        } catch (IOException failure) {
            throw new SQLException("The scratch PostgreSQL server can't be started: " + failure.getMessage(), failure);
        }
    }

    /** A new database of the owner's, with nothing in it, as the owner sees it. */
    public PGSimpleDataSource empty() throws SQLException {
        String name = "scratch_" + databases.incrementAndGet();
        try (Connection administrator = server.getPostgresDatabase().getConnection();
                Statement statement = administrator.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + DatabaseRoles.OWNER + " STRATEGY file_copy");
        }
        return (PGSimpleDataSource) server.getDatabase(DatabaseRoles.OWNER, name);
    }

    @Override
    public void close() throws SQLException {
        try {
            server.close();
        } catch (IOException failure) {
            throw new SQLException("The scratch PostgreSQL server did not stop: " + failure.getMessage(), failure);
        }
    }
}
