package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MigrateCommandTest {

    private static final Set<String> SECRETS = Set.of("open-sesame", "own'er-secret", "command-secret", "query-secret");

    private static @Nullable EmbeddedPostgres server;

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void startAServerThatKnowsNothingOfSklad(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(
                folder.resolve("pg_hba.conf"),
                "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        server = EmbeddedPostgres.builder()
                .setServerConfig("hba_file", rules.toString())
                .start();
    }

    @AfterAll
    static void stopTheServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    MigrateCommandTest() {
        String url =
                "jdbc:postgresql://127.0.0.1:" + Objects.requireNonNull(server).getPort() + "/";
        environment.put("SKLAD_ADMIN_URL", url + "postgres");
        environment.put("SKLAD_ADMIN_USER", "postgres");
        environment.put("SKLAD_ADMIN_PASSWORD", "open-sesame");
        environment.put("SKLAD_EVENT_STORE_URL", url + "sklad");
        environment.put("SKLAD_PROJECTIONS_URL", url + "sklad-read");
        environment.put("SKLAD_OWNER_PASSWORD", "own'er-secret");
        environment.put("SKLAD_COMMAND_PASSWORD", "command-secret");
        environment.put("SKLAD_QUERY_PASSWORD", "query-secret");
    }

    @Test
    void makes_what_is_missing_then_upgrades_and_is_safe_to_repeat() {
        for (int time = 1; time <= 2; time++) {
            assertThat(run("bootstrap").status()).isZero();
            assertThat(run("upgrade").status()).isZero();
        }
        assertThat(run("bootstrap").output()).contains("Database sklad is there.", "Database sklad-read is there.");
        assertThat(run("upgrade", "--schema", "event_store").output())
                .contains("0 applied")
                .doesNotContain("projections");
        assertThat(run("current").output()).containsPattern("event-store +version \\d+ .*, 0 pending, head");
    }

    @Test
    void names_the_setting_that_is_missing() {
        environment.remove("SKLAD_OWNER_PASSWORD");
        Result result = run("upgrade");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).contains("SKLAD_OWNER_PASSWORD is not set");
    }

    @Test
    void names_the_setting_that_makes_no_sense() {
        environment.put("SKLAD_EVENT_STORE_URL", "postgres://host/sklad");
        Result result = run("bootstrap");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).contains("SKLAD_EVENT_STORE_URL is not a PostgreSQL URL");
        assertThat(run("upgrade").status()).isEqualTo(2);
    }

    @Test
    void says_in_a_sentence_that_the_database_is_away_or_refuses() {
        environment.put("SKLAD_EVENT_STORE_URL", "jdbc:postgresql://127.0.0.1:1/sklad");
        Result away = run("upgrade", "--schema=event-store");
        assertThat(away.status()).isEqualTo(1);
        assertThat(away.output())
                .contains("No PostgreSQL answers at 127.0.0.1:1. Is it running, and the address right?")
                .doesNotContain("\tat ");
        environment.put("SKLAD_ADMIN_URL", "jdbc:postgresql://127.0.0.1:1/postgres");
        assertThat(run("bootstrap").status()).isEqualTo(1);
    }

    @Test
    void says_in_a_sentence_who_may_not_log_in_and_which_database_is_missing() throws IOException {
        run("bootstrap");
        Path file = write("password", "guessed\n");
        assertThat(run("current", "--user=nobody").output()).contains("nobody can't log in", "no such role");
        Result wrong = run("current", "--password-file=" + file);
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.output())
                .contains("sklad_owner can't log in at 127.0.0.1:")
                .contains("--password-file")
                .doesNotContain("guessed", "\tat ");
        environment.put("SKLAD_PROJECTIONS_URL", environment.get("SKLAD_EVENT_STORE_URL") + "-2");
        Result missing = run("current");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.output())
                .contains("There is no database sklad-2 at 127.0.0.1:")
                .contains("Make it with migrate bootstrap");
    }

    @Test
    void flags_come_before_the_environment_and_that_before_the_sides_files() throws IOException {
        run("bootstrap");
        run("upgrade");
        String store = environment.remove("SKLAD_EVENT_STORE_URL");
        String projections = environment.remove("SKLAD_PROJECTIONS_URL");
        environment.put("STORE", store);
        Path command = write("command-side.yml", "spring.datasource.url: ${STORE}\n");
        Path query = write(
                "query-side.yml",
                "spring:\n  datasource:\n    url: " + projections
                        + "\nsklad:\n  event-store:\n    datasource:\n      url: ${NOTHING}\n");
        assertThat(run("current", "--config=" + command, "--config=" + query).output())
                .containsPattern("event-store .* database sklad at")
                .containsPattern("projections .* database sklad-read at");
        assertThat(run("current", "--config=" + query).output()).contains("${NOTHING}", "query-side.yml");
        environment.put("SKLAD_PROJECTIONS_URL", store);
        assertThat(run("current", "--config=" + command, "--config=" + query).output())
                .containsPattern("projections .* database sklad at");
        assertThat(run("current", "--config=" + command, "--projections-url=" + projections)
                        .output())
                .containsPattern("projections .* database sklad-read at");
        assertThat(run("current", "--event-store-url=" + store + "?password=open-sesame")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void wrong_usage_is_status_2() {
        assertThat(run("upgrade", "--schema", "everything").status()).isEqualTo(2);
        assertThat(run("upgrade", "--schema", "projection").output())
                .contains("there is no schema projection, but event-store and projections");
        assertThat(run("upgrade", "--lock-wait", "5x").output()).contains("5x is no time: 500ms, 30s, 5m, 1h");
        assertThat(run("sideways").status()).isEqualTo(2);
        assertThat(run().status()).isEqualTo(2);
        assertThat(run("--help").output()).contains("bootstrap", "upgrade", "current", "SKLAD_ADMIN_URL");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Result run(String... arguments) {
        StringWriter written = new StringWriter();
        int status = new CommandLine(new MigrateCommand(environment))
                .setOut(new PrintWriter(written, true))
                .setErr(new PrintWriter(written, true))
                .execute(arguments);
        assertThat(written.toString()).doesNotContain(SECRETS);
        return new Result(status, written.toString());
    }

    private record Result(int status, String output) {}
}
