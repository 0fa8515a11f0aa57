package sklad.bench.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.Schema;
import sklad.standalone.postgres.PostgresServer;

/** The one PostgreSQL of a run, with the settings of the quick start: every commit waits for the disk. */
public final class Server implements AutoCloseable {

    /** The password of all roles; the server listens on the loopback interface, while a run takes. */
    public static final String PASSWORD = "bench";

    private static final String TEMPLATE = "sklad_template";
    private static final Map<String, String> ROOM_FOR_ALL = Map.of("max_connections", "500");
    private static final List<String> TELLING = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size",
            "max_connections");

    private final PostgresServer server;
    private final int port;

    private Server(PostgresServer server, int port) {
        this.server = server;
        this.port = port;
    }

    public static Server start(Path directory) throws IOException, SQLException {
        int port = freePort();
        Server started = new Server(
                PostgresServer.start(directory, directory.resolve("postgresql.log"), port, PASSWORD, ROOM_FOR_ALL),
                port);
        try {
            started.prepare();
            return started;
        } catch (SQLException | RuntimeException failure) {
            started.close();
            throw failure;
        }
    }

    /** A port that was free a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A new database with both schemas and nothing in them; the one before of this name goes. */
    public Database database(String name) {
        Database administration = new Database(port, "postgres");
        administration.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        administration.execute("CREATE DATABASE " + name + " OWNER " + DatabaseRoles.OWNER + " TEMPLATE " + TEMPLATE);
        return new Database(port, name);
    }

    /** What a reader must know of the server to judge the numbers. */
    public Map<String, String> settings() {
        Database administration = new Database(port, "postgres");
        Map<String, String> settings = new LinkedHashMap<>();
        TELLING.forEach(name -> settings.put(name, administration.text("SHOW " + name)));
        return settings;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void prepare() throws SQLException {
        try (Connection administrator = server.administrator(PASSWORD);
                Statement statement = administrator.createStatement()) {
            DatabaseRoles.ensure(administrator, new DatabaseRoles.Passwords(PASSWORD, PASSWORD, PASSWORD));
            statement.execute("CREATE DATABASE " + TEMPLATE + " OWNER " + DatabaseRoles.OWNER);
        }
        Database template = new Database(port, TEMPLATE);
        for (Schema schema : Schema.values()) {
            schema.migrate(template.as(DatabaseRoles.OWNER));
        }
    }
}
