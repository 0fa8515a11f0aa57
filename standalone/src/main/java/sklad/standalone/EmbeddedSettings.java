package sklad.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.AbstractMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sklad.migrations.Schema;
import sklad.migrations.tool.Unusable;
import sklad.standalone.postgres.PostgresServer;

/**
 * The migration tool's settings for the embedded database, found out when the first is asked for: a running system's
 * server is used, and one that does not run is started until this process ends.
 */
public final class EmbeddedSettings extends AbstractMap<String, String> {

    private final Supplier<Path> directory;
    private final IntSupplier port;
    private @Nullable Map<String, String> settings;

    /** The port is for a server that has to be started. */
    public EmbeddedSettings(Supplier<Path> directory, IntSupplier port) {
        this.directory = directory;
        this.port = port;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        if (settings == null) {
            settings = find(directory.get());
        }
        return settings.entrySet();
    }

    private Map<String, String> find(Path path) {
        if (!Files.isDirectory(path)) {
            throw new Unusable(
                    "There is no data directory " + path.toAbsolutePath().normalize()
                            + " yet: ./sklad start makes it and migrates it. For another database, set SKLAD_EVENT_STORE_URL.");
        }
        try {
            OptionalInt running = PostgresServer.runningPort(path);
            return running.isPresent()
                    ? settings(Secrets.of(path), running.getAsInt())
                    : settings(Secrets.of(path), started(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private int started(Path path) throws IOException, SQLException {
        DataDirectory data = DataDirectory.hold(path);
        EmbeddedDatabase database = EmbeddedDatabase.start(data, port.getAsInt());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(data, database), "stop"));
        return port.getAsInt();
    }

    private static void stop(DataDirectory data, EmbeddedDatabase database) {
        try (data) {
            database.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> settings(Secrets secrets, int port) {
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        return Map.of(
                "SKLAD_EVENT_STORE_URL",
                server + "sklad",
                "SKLAD_PROJECTIONS_URL",
                server + "sklad",
                Schema.PROJECTIONS_NAME,
                Schema.PROJECTIONS.nameBy(System.getenv()),
                "SKLAD_OWNER_PASSWORD",
                secrets.roles().owner(),
                "SKLAD_COMMAND_PASSWORD",
                secrets.roles().command(),
                "SKLAD_QUERY_PASSWORD",
                secrets.roles().query(),
                "SKLAD_ADMIN_URL",
                server + "postgres",
                "SKLAD_ADMIN_USER",
                "postgres",
                "SKLAD_ADMIN_PASSWORD",
                secrets.administrator());
    }
}
