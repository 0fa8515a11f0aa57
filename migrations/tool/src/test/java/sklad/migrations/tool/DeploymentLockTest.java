package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.Schema;

class DeploymentLockTest {

    private static final String AT_WORK = "SELECT pid::text FROM pg_stat_activity WHERE datname = current_database()"
            + " AND state = 'active' AND query LIKE 'SELECT pg_sleep%'";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_second_of_two_deployments_says_who_holds_the_lock() throws SQLException {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        try (DeploymentLock held = lock(bench)) {
            assertThat(held).isNotNull();
            assertThat(bench.refused("upgrade", "--lock-wait=300ms"))
                    .contains("Waiting for another deployment: migrate upgrade by " + System.getProperty("user.name"))
                    .contains("(process " + ProcessHandle.current().pid() + ") as sklad_owner, since 20")
                    .contains("UTC. Wait until it is done", "Nothing was changed");
            assertThat(bench.refused("downgrade", "base", "--lock-wait=0s")).contains("Another deployment is at work");
            bench.done("current");
        }
        bench.done("upgrade");
    }

    @Test
    void two_at_once_apply_everything_once() throws InterruptedException {
        Workbench bench = Workbench.real(folder);
        List<Integer> statuses = new ArrayList<>();
        Thread other = new Thread(
                () -> statuses.add(bench.run("upgrade", "--lock-wait=30s").status()));
        other.start();
        bench.done("upgrade", "--lock-wait=30s");
        other.join();
        assertThat(statuses).containsExactly(0);
        assertThat(bench.query("SELECT version FROM projections.schema_history WHERE type = 'SQL'"))
                .doesNotHaveDuplicates();
    }

    @Test
    void killed_in_the_middle_nothing_is_applied_and_the_lock_is_free() throws IOException, InterruptedException {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.write("V003__take_long.sql", "CREATE TABLE cord (id int);\nSELECT pg_sleep(300);\n");
        Process process = start(bench, "upgrade");
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !bench.query(AT_WORK).isEmpty());
        } finally {
            process.destroyForcibly().waitFor();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> bench.query(AT_WORK).isEmpty());
        assertThat(bench.tables()).isEmpty();
        bench.write("V003__take_long.sql", "CREATE TABLE cord (id int);\n");
        bench.done("upgrade", "--lock-wait=0s");
        assertThat(bench.tables()).containsExactly("bulb", "cord", "lamp");
    }

    private static DeploymentLock lock(Workbench bench) throws SQLException {
        Settings settings = new Settings(bench.environment(), Settings.Flags.NONE);
        try (Connection reachable = settings.database(Schema.PROJECTIONS).connect()) {
            assertThat(reachable.isValid(1)).isTrue();
        }
        return DeploymentLock.take(settings.database(Schema.PROJECTIONS), "upgrade", Duration.ZERO, notice -> {});
    }

    private static Process start(Workbench bench, String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigrationTool.class.getName(),
                        command,
                        "--directory=" + bench.folder)
                .redirectErrorStream(true)
                .redirectOutput(bench.folder.resolve("output").toFile());
        builder.environment().putAll(bench.environment());
        return builder.start();
    }
}
