package sklad.topology;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A packaged jar of this build, running as a process of its own with nothing but the given environment. */
public final class JarProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final String module;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final Path log;
    private Process process;

    private JarProcess(String module, Map<String, String> environment, List<String> arguments, Path log)
            throws IOException {
        this.module = module;
        this.environment = Map.copyOf(environment);
        this.arguments = List.copyOf(arguments);
        this.log = log;
        this.process = launch();
    }

    /**
     * Starts {@code <module>/target/…-exec.jar}: a side with the image's options, but a heap for tests.
     *
     * @param module its directory, such as {@code migrations/tool}
     * @param environment all that the process gets to know; nothing is inherited
     */
    public static JarProcess start(String module, Map<String, String> environment, String... arguments)
            throws IOException {
        return new JarProcess(
                module,
                environment,
                List.of(arguments),
                Files.createTempFile("sklad-" + module.replace('/', '-') + "-", ".log"));
    }

    /** A port that was free a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the URL answers 200. */
    public void awaitOk(String url) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (!answersOk(url)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(module + " is not ready; its log:\n" + output());
            }
            process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
    }

    /** Waits for a job to end; returns its exit status. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(START_LIMIT.toSeconds(), SECONDS)) {
            throw new IllegalStateException(module + " does not end");
        }
        return process.exitValue();
    }

    /** Ends it as a power cut would: SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to stop: SIGTERM. Returns its exit status. */
    public int stop() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    /** Starts it once more, as it was started; the log goes on. */
    public void restart() throws IOException {
        process = launch();
    }

    public String output() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (module.endsWith("-side")) {
            command.add("@../docker/java-options");
        }
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-jar", jar().getPath()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private File jar() {
        File[] jars = jars(module);
        if (jars.length != 1) {
            throw new IllegalStateException(
                    "Exactly one " + module + "/target/*-exec.jar is expected; found " + jars.length);
        }
        return jars[0];
    }

    private static File[] jars(String module) {
        File[] jars =
                Path.of("..", module, "target").toFile().listFiles((directory, name) -> name.endsWith("-exec.jar"));
        return jars == null ? new File[0] : jars;
    }

    private static boolean answersOk(String url) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
