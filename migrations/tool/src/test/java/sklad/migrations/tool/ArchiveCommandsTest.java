package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;

/** backup, restore and events, as they are typed. */
class ArchiveCommandsTest {

    private final TestDatabase store = TestPostgres.migrated();
    private final TestDatabase other = TestPostgres.migrated();

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void two_events_of_which_one_is_of_an_older_revision() throws SQLException {
        file = folder.resolve("store.zip").toString();
        execute(store, """
                INSERT INTO event_store.event VALUES
                 (1, 'user:anna', 0, gen_random_uuid(), 'User', 'UserRegistered', '1',
                  '{"username":"anna","role":"clerk"}', '{}', now()),
                 (2, 'product:SKU-1', 0, gen_random_uuid(), 'Product', 'ProductRegistered', '1',
                  '{"sku":"SKU-1","name":"Lantern","unit":"each","negativeStockAllowed":false}', '{}', now());
                UPDATE event_store.head SET position = 2, recorded_at = now();
                """);
    }

    @Test
    void backs_up_checks_and_restores() {
        Result backup = run(store, "backup", file);
        assertThat(backup.output())
                .contains("positions 1 to 2", "event 2", "receipt 0", "Left out: snapshot (a shortcut, made again).");
        assertThat(backup.status()).isZero();
        assertThat(run(store, "backup", file))
                .isEqualTo(new Result(1, file + " is there already. Choose another name, or --force to replace it.\n"));
        assertThat(run(store, "backup", file, "--force").status()).isZero();

        assertThat(new CommandLineRun(Map.of()).run("restore", file, "--check").output())
                .contains("whole and undamaged");
        assertThat(run(other, "restore", file).output()).contains("restored and checked");
        Result again = run(other, "restore", file);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.output()).contains("is not empty (rows: event 2)");
    }

    @Test
    void empties_projections_that_are_ahead_only_on_request() throws SQLException {
        run(store, "backup", file);
        execute(
                other,
                "INSERT INTO projections.token_entry (processor_name, segment, token)"
                        + " VALUES ('product', 0, '{\"globalIndex\":7}')");

        assertThat(run(other, "restore", file).output()).contains("product at 7", "--reset-projections");
        Result restored = run(other, "restore", file, "--reset-projections");
        assertThat(restored.output()).contains("restored and checked", "Emptied, to be built again", "product");
        assertThat(restored.status()).isZero();
        assertThat(run(other, "restore", "--reset-projections").status()).isZero();
    }

    @Test
    void restores_the_store_even_if_nobody_knows_where_the_projections_are() {
        run(store, "backup", file);

        Result restored = new CommandLineRun(
                        Map.of("SKLAD_EVENT_STORE_URL", other.url(), "SKLAD_OWNER_PASSWORD", TestPostgres.PASSWORD))
                .run("restore", file);

        assertThat(restored.output()).contains("The projections are not looked at: ", "restored and checked");
        assertThat(restored.status()).isZero();
    }

    @Test
    void says_which_events_there_are_and_who_reads_them() throws SQLException {
        Result events = run(store, "events");
        assertThat(events.status()).isZero();
        assertThat(events.output())
                .containsPattern("ProductRegistered +1 +1 +2 +2 +upcaster 1→2: gives a product without a category")
                .containsPattern("UserRegistered +1 +1 +1 +1 +current");
        assertThat(run(store, "events", "--json").output()).contains("\"readBy\" : \"current\"");
        assertThat(run(other, "events").output()).contains("The store holds no event yet.");
        assertThat(run(TestPostgres.empty(), "events").output()).contains("There is no event store");
    }

    @Test
    void names_the_events_that_this_build_can_not_read() throws SQLException {
        execute(store, """
                INSERT INTO event_store.event
                SELECT n, 'stock:A@B', n, gen_random_uuid(), 'StockItem', 'StockIssued', '1',
                       CASE WHEN n = 4 THEN '"broken"' ELSE '{"movementId":"01938f5e-7c00-7000-8000-000000000001",'
                            || '"sku":"A","location":"B","quantity":1,"onHand":1,"effectiveAt":"2010-12-01T08:26:00Z"}'
                       END::json, '{}', now()
                  FROM generate_series(3, 5) n;
                INSERT INTO event_store.event VALUES (6, 'location:M', 0, gen_random_uuid(), 'Location',
                       'LocationOpened', '9', '{}', '{}', now());
                """);

        Result ends = run(store, "events");
        assertThat(ends.status()).isEqualTo(1);
        assertThat(ends.output())
                .containsPattern("LocationOpened +9 .* cannot be read: .*this build reads revisions up to 1")
                .containsPattern("StockIssued .* current");
        assertThat(run(store, "events", "--all").output())
                .containsPattern("StockIssued .* cannot be read: position 4: ");
    }

    @Test
    void says_what_is_missing() {
        assertThat(run(store, "restore")).isEqualTo(new Result(2, "Which archive? migrate restore FILE\n"));
        assertThat(run(store, "backup").status()).isEqualTo(2);
        TestDatabase away = new TestDatabase(1, "nowhere");
        assertThat(run(away, "backup", file).output()).contains("No PostgreSQL answers at 127.0.0.1:1");
        assertThat(run(store, "help", "backup").output()).doesNotContain("\tat ");
    }

    private static Result run(TestDatabase database, String... arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SKLAD_EVENT_STORE_URL", database.url());
        environment.put("SKLAD_PROJECTIONS_URL", database.url());
        environment.put("SKLAD_OWNER_PASSWORD", TestPostgres.PASSWORD);
        return new CommandLineRun(environment).run(arguments);
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record CommandLineRun(Map<String, String> environment) {
        Result run(String... arguments) {
            StringWriter written = new StringWriter();
            int status = new CommandLine(new MigrateCommand(environment))
                    .setOut(new PrintWriter(written, true))
                    .setErr(new PrintWriter(written, true))
                    .execute(arguments);
            return new Result(status, written.toString());
        }
    }

    private record Result(int status, String output) {}
}
