package sklad.bench.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.worker.ReferenceServer;

/** One side as the process that it is in production. */
public final class SideProcess implements AutoCloseable {

    /** Megabytes that a reference has. */
    private static final int HEAP = 700;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A query side that is behind is not ready, and hundreds of thousands of events may have come before it. */
    private static final Duration CATCHING_UP = Duration.ofMinutes(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String module;
    private final int port;
    private final Path log;
    private final Process process;
    private final long begun = System.nanoTime();

    private SideProcess(String module, int port, Path log, Process process) {
        this.module = module;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** Starts the program that {@link App} has taken apart; it is not ready yet. */
    public static SideProcess start(App app, List<String> options, Map<String, String> settings, Path work)
            throws IOException {
        int port = Server.freePort();
        List<String> arguments =
                new ArrayList<>(List.of("-jar", app.jar().getFileName().toString()));
        arguments.add("--server.port=" + port);
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return launch(
                app.module(),
                port,
                JavaCommand.of(options, arguments),
                JavaCommand.ENVIRONMENT_IN_THE_IMAGE,
                app.jar().resolveSibling("."),
                work);
    }

    /** Starts the server that queries are compared with. */
    public static SideProcess reference(Map<String, String> settings, Path work) {
        try {
            int port = Server.freePort();
            List<String> arguments = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path", "")));
            arguments.addAll(
                    List.of(ReferenceServer.class.getName(), "", "port=" + port, "password=" + Server.PASSWORD));
            settings.forEach((name, value) -> arguments.add(name + "=" + value));
            List<String> line = JavaCommand.of(JavaCommand.roomy(HEAP), arguments);
            return launch("reference", port, line, Map.of(), work, work);
        } catch (IOException failure) {
            throw new BenchmarkFailed("The reference can't be started: " + failure.getMessage(), failure);
        }
    }

    private static SideProcess launch(
            String name, int port, List<String> line, Map<String, String> environment, Path directory, Path work)
            throws IOException {
        Path log = work.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        String path = System.getenv().getOrDefault("PATH", "");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().putAll(environment);
        return new SideProcess(name, port, log, builder.start());
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public long residentBytes() {
        return Resident.bytes(process.pid());
    }

    /** Waits until it is ready; returns how long that took from its start. */
    public Duration awaitReady() {
        URI readiness = URI.create(url() + "/actuator/health/readiness");
        while (!answersOk(readiness)) {
            if (!process.isAlive() || System.nanoTime() - begun > CATCHING_UP.toNanos()) {
                throw new BenchmarkFailed("The " + module + " is not ready:\n" + LogFile.end(log));
            }
            waitFor(BETWEEN_LOOKS);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Posts nothing to a path, and expects to hear that it was well received. */
    public void post(String path, String token) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new BenchmarkFailed(path + " was refused: " + response.body());
            }
        } catch (IOException failure) {
            throw new BenchmarkFailed(path + " can't be asked for: " + failure.getMessage(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("Interrupted", interruption);
        }
    }

    public void requireAlive() {
        if (!process.isAlive()) {
            throw new BenchmarkFailed("The " + module + " has ended:\n" + LogFile.end(log));
        }
    }

    /** Asks it to stop, and waits until it has. */
    public void stop() {
        process.destroy();
        if (!waitFor(PATIENCE)) {
            throw new BenchmarkFailed("The " + module + " does not stop:\n" + LogFile.end(log));
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!waitFor(Duration.ofSeconds(20))) {
            process.destroyForcibly();
        }
    }

    /** Lets some time pass; returns early, and true, if it ends. */
    public boolean waitFor(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("Interrupted", interruption);
        }
    }

    private boolean answersOk(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("Interrupted", interruption);
        }
    }
}
