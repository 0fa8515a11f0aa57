package sklad.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.Schema;
import sklad.standalone.postgres.PostgresServer;
import sklad.topology.JarProcess;
import sklad.web.TestIdentityProvider;

/** PostgreSQL, command sides and a query side as the processes that they are in production, each to be killed alone. */
@SuppressWarnings("try") // an interrupted test still has to stop what it started
final class ProcessTopology implements AutoCloseable {

    private static final String PASSWORD = "proof";
    private static final String DATABASE = "sklad";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final TestIdentityProvider identity = TestIdentityProvider.start();
    private final List<Side> sides = new ArrayList<>();
    private final Path directory;
    private final int databasePort;
    private PostgresServer postgres;

    private ProcessTopology(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        this.databasePort = JarProcess.freePort();
        this.postgres = startPostgres();
    }

    /** Starts everything, with this many command sides and one query side. */
    static ProcessTopology start(Path directory, int commandSides)
            throws IOException, InterruptedException, SQLException {
        ProcessTopology topology = new ProcessTopology(directory);
        topology.prepareDatabase();
        for (int number = 0; number < commandSides; number++) {
            topology.startSide("command-side", DatabaseRoles.COMMAND, Map.of());
        }
        String store = "SKLAD_EVENT_STORE_DATASOURCE_";
        topology.startSide(
                "query-side",
                DatabaseRoles.QUERY,
                Map.of(
                        store + "URL",
                        topology.databaseUrl(DATABASE),
                        store + "USERNAME",
                        DatabaseRoles.QUERY,
                        store + "PASSWORD",
                        PASSWORD));
        for (Side side : topology.sides) {
            side.awaitReady();
        }
        return topology;
    }

    Side commandSide(int number) {
        return sides.get(number);
    }

    Side querySide() {
        return sides.get(sides.size() - 1);
    }

    String token() {
        return identity.token("proof", "admin");
    }

    /** Sends one request with an administrator's token. */
    HttpResponse<String> send(String method, URI uri, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Has something created by a command side. */
    void create(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", commandSide(0).uri(path), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send("GET", uri, "");
    }

    /** The database as its administrator sees it. */
    DataSource database() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(databaseUrl(DATABASE));
        source.setUser("postgres");
        source.setPassword(PASSWORD);
        return source;
    }

    /** SIGKILL to the postmaster and all its children, as in a power cut; then a start with recovery. */
    void killAndRestartPostgres() throws IOException, InterruptedException {
        String pid = Files.readAllLines(directory.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            process.onExit().join();
        }
        postgres = startPostgres();
    }

    private PostgresServer startPostgres() throws IOException, InterruptedException {
        return PostgresServer.start(directory, directory.resolve("postgresql.log"), databasePort, PASSWORD);
    }

    private void prepareDatabase() throws SQLException {
        try (Connection administrator = postgres.administrator(PASSWORD)) {
            DatabaseRoles.ensure(administrator, new DatabaseRoles.Passwords(PASSWORD, PASSWORD, PASSWORD));
            try (Statement statement = administrator.createStatement()) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + DatabaseRoles.OWNER);
            }
        }
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(databaseUrl(DATABASE));
        owner.setUser(DatabaseRoles.OWNER);
        owner.setPassword(PASSWORD);
        for (Schema schema : Schema.values()) {
            schema.migrate(owner);
        }
    }

    private String databaseUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + database;
    }

    private void startSide(String module, String role, Map<String, String> more) throws IOException {
        int port = JarProcess.freePort();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SERVER_PORT", "" + port);
        environment.put("SPRING_DATASOURCE_URL", databaseUrl(DATABASE));
        environment.put("SPRING_DATASOURCE_USERNAME", role);
        environment.put("SPRING_DATASOURCE_PASSWORD", PASSWORD);
        String[] trust = identity.properties().entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        sides.add(new Side(JarProcess.start(module, environment, trust), port));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        sides.forEach(side -> side.process().close());
        identity.close();
        postgres.close();
    }

    /** A side and where it listens. */
    record Side(JarProcess process, int port) {

        URI uri(String path) {
            return URI.create("http://127.0.0.1:" + port + path);
        }

        void awaitReady() throws IOException, InterruptedException {
            process.awaitOk(uri("/actuator/health/readiness").toString());
        }

        void killAndRestart() throws IOException, InterruptedException {
            process.kill();
            process.restart();
            awaitReady();
        }
    }
}
