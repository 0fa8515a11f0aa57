package sklad.migrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL with the real migrations and roles, durable as in production: one server for each test JVM, a new
 * database for each caller.
 */
public final class TestPostgres {

    /** The password of all roles, in tests only. */
    public static final String PASSWORD = "test";

    private static final String TEMPLATE = "sklad_template";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    /** A new database, both schemas migrated. */
    public static TestDatabase migrated() {
        return create(TEMPLATE);
    }

    /** A new database with nothing in it; the roles exist. */
    public static TestDatabase empty() {
        return create("template1");
    }

    private static synchronized TestDatabase create(String template) {
        String name = "sklad_" + DATABASES.incrementAndGet();
        administer("CREATE DATABASE " + name + " OWNER " + DatabaseRoles.OWNER + " TEMPLATE " + template);
        return new TestDatabase(SERVER.getPort(), name);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                DatabaseRoles.ensure(connection, new DatabaseRoles.Passwords(PASSWORD, PASSWORD, PASSWORD));
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + TEMPLATE + " OWNER " + DatabaseRoles.OWNER);
                }
            }
            TestDatabase template = new TestDatabase(server.getPort(), TEMPLATE);
            for (Schema schema : Schema.values()) {
                schema.migrate(template.owner());
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void administer(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One database of the test server, as each of the roles sees it. Its data sources do not pool. */
    public record TestDatabase(int port, String name) {

        public String url() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        }

        public DataSource owner() {
            return as(DatabaseRoles.OWNER);
        }

        public DataSource command() {
            return as(DatabaseRoles.COMMAND);
        }

        public DataSource query() {
            return as(DatabaseRoles.QUERY);
        }

        /** The superuser: only to break things on purpose. */
        public DataSource administrator() {
            return as("postgres");
        }

        private DataSource as(String role) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url());
            source.setUser(role);
            source.setPassword(PASSWORD);
            return source;
        }
    }
}
