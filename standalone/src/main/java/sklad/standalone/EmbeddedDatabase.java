package sklad.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.Schema;
import sklad.standalone.postgres.PostgresServer;

/** The one database of the quick start: both schemas in it, each role with a password of its own. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "sklad";

    private final PostgresServer server;
    private final Secrets secrets;

    private EmbeddedDatabase(PostgresServer server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /** Starts the server on the data, with roles and database in place and no migration applied. */
    public static EmbeddedDatabase start(DataDirectory data, int port) throws IOException, SQLException {
        Path path = data.path();
        Secrets secrets = Secrets.of(path);
        PostgresServer server = PostgresServer.start(path, data.log("postgresql.log"), port, secrets.administrator());
        EmbeddedDatabase database = new EmbeddedDatabase(server, secrets);
        try {
            database.prepare();
            return database;
        } catch (SQLException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** Brings both schemas to the version of this build; returns how many migrations that took. */
    public int migrate() {
        int applied = 0;
        for (Schema schema : Schema.values()) {
            applied += schema.migrate(owner(), schema.nameBy(System.getenv()));
        }
        return applied;
    }

    public String url() {
        return server.url(NAME);
    }

    public DatabaseRoles.Passwords passwords() {
        return secrets.roles();
    }

    String webhookKey() {
        return secrets.webhookKey();
    }

    public DataSource owner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(DatabaseRoles.OWNER);
        source.setPassword(secrets.roles().owner());
        return source;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void prepare() throws SQLException {
        try (Connection administrator = server.administrator(secrets.administrator());
                Statement statement = administrator.createStatement()) {
            DatabaseRoles.ensure(administrator, secrets.roles());
            try (ResultSet rows = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
                if (rows.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + NAME + " OWNER " + DatabaseRoles.OWNER);
        }
    }
}
