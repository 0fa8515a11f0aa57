package sklad.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.standalone.FreePorts;
import sklad.standalone.Ports;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.Api;
import sklad.standalone.postgres.PostgresServer;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program as a process of its own: killed, started again, stopped. */
class StartIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory = Path.of("");

    private final Ports ports = FreePorts.find();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leave_nothing_running() throws IOException {
        started.forEach(Process::destroyForcibly);
        PostgresServer.stopOrphan(directory.resolve("data"));
    }

    @Test
    void keeps_its_data_though_killed_and_stops_cleanly() throws Exception {
        Process first = start("first.log");
        Api manager = new Api(ports.commandUrl(), () -> new Tokens(ports).of(DemoUser.MAX), LONG, notice -> {});
        assertThat(manager.post(
                                "/products",
                                JsonMapper.shared().readTree("{\"sku\": \"KEPT\", \"name\": \"Kept\"}"),
                                null)
                        .status())
                .isEqualTo(201);

        Process beside = run("beside.log", "start", "--data", data(), "--port-base", "" + (ports.base() + 20));
        assertThat(beside.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(beside.exitValue()).isEqualTo(1);
        assertThat(directory.resolve("beside.log")).content().contains("runs on this data already");

        first.destroyForcibly().waitFor();
        assertThat(PostgresServer.runningPort(directory.resolve("data"))).isPresent();

        Process second = start("second.log");
        assertThat(directory.resolve("second.log"))
                .content()
                .contains("still ran on this data: stopped it")
                .contains("The schemas are up to date");
        Api viewer = new Api(ports.queryUrl(), () -> new Tokens(ports).of(DemoUser.VERA), LONG, notice -> {});
        assertThat(viewer.get("/products/KEPT").body().path("name").asString()).isEqualTo("Kept");

        second.destroy();
        assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(second.exitValue()).isEqualTo(143);
        assertThat(PostgresServer.runningPort(directory.resolve("data"))).isEmpty();
        assertThat(directory.resolve("second.log")).content().contains("Stopped. The data is in");
    }

    private Process start(String log) throws IOException {
        Process process = run(log, "start", "--data", data(), "--port-base", "" + ports.base());
        await().atMost(LONG).until(() -> {
            assertThat(process.isAlive())
                    .as(Files.readString(directory.resolve(log)))
                    .isTrue();
            return Files.readString(directory.resolve(log)).contains("Ready in");
        });
        return process;
    }

    private Process run(String log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("sklad.jar")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile())
                .start();
        started.add(process);
        return process;
    }

    private String data() {
        return directory.resolve("data").toString();
    }
}
