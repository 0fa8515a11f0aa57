package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.Schema;
import sklad.migrations.SchemaCheck;
import sklad.migrations.TestPostgres;

class DowngradeTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void every_migration_of_this_build_goes_back_one_by_one_and_forward_again() {
        Workbench bench = Workbench.real(folder);
        int all = pending(bench);
        bench.done("upgrade");
        for (int i = 0; i < all; i++) {
            assertThat(bench.done("downgrade", "-1")).contains("1 taken back");
        }
        assertThat(bench.query("SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE nspname IN ('event_store', 'projections') AND relkind = 'r'"
                        + " UNION ALL SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                        + " WHERE nspname IN ('event_store', 'projections')"))
                .containsOnly("schema_history");
        assertThat(bench.run("downgrade", "-1").output()).contains("Only 0 migrations are applied");
        bench.done("upgrade");
        for (Schema schema : Schema.values()) {
            SchemaCheck.verify(schema, bench.projections.owner());
        }
        assertThat(Catalog.ofObjects(bench.projections)).isEqualTo(Catalog.ofObjects(TestPostgres.migrated()));
    }

    @Test
    void back_to_base_is_one_transaction_and_shows_in_the_history() {
        Workbench bench = Workbench.real(folder);
        int all = pending(bench);
        bench.done("upgrade");
        bench.done("downgrade", "base");
        String history = bench.done("history");
        assertThat(history.lines().filter(line -> line.matches(".* undone  .*")))
                .hasSize(all);
        assertThat(history.lines().filter(line -> line.matches(".* undo  .*"))).hasSize(all);
        assertThat(history.lines().filter(line -> line.matches(".* pending.*"))).hasSize(all);
        assertThat(bench.done("downgrade", "base")).contains("Nothing to take back");
    }

    @Test
    void of_both_schemas_the_one_applied_last_is_taken_back_first() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.write(Schema.EVENT_STORE, "V001__create_notes.sql", "CREATE TABLE note (id int);\n");
        bench.write(Schema.EVENT_STORE, "U001__create_notes.sql", "DROP TABLE note;\n");
        bench.done("upgrade");
        assertThat(bench.done("downgrade", "-2")).contains("back 001 (create notes)", "back 002 (create bulbs)");
        assertThat(bench.tables()).containsExactly("lamp");
    }

    @Test
    void refuses_to_lose_rows_and_values_and_counts_them() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.write("V003__give_lamps_a_price.sql", """
                ALTER TABLE lamp ADD COLUMN price numeric, ADD COLUMN lit boolean NOT NULL DEFAULT false,
                    ADD COLUMN label text GENERATED ALWAYS AS (name || '!') STORED;
                """);
        bench.write(
                "U003__give_lamps_a_price.sql", "ALTER TABLE lamp DROP COLUMN price, DROP lit, DROP COLUMN label;\n");
        bench.done("upgrade");
        bench.sql("INSERT INTO projections.lamp VALUES (1, 'desk', 9.5, false), (2, 'wall', NULL, false)");
        bench.sql("INSERT INTO projections.bulb VALUES (1), (2), (3)");
        assertThat(bench.refused("downgrade", "base"))
                .contains("U003__give_lamps_a_price.sql: 1 values in column price of projections table lamp")
                .contains("U002__create_bulbs.sql: 3 rows of projections table bulb")
                .contains("U001__create_lamps.sql: 2 rows of projections table lamp")
                .contains("Nothing was changed", "--accept-data-loss")
                .doesNotContain("column lit", "column label");
        assertThat(bench.tables()).containsExactly("bulb", "lamp");
        assertThat(bench.done("downgrade", "base", "--accept-data-loss")).contains("Accepted loss: U002");
        assertThat(bench.tables()).isEmpty();
    }

    @Test
    void a_script_can_declare_what_can_not_be_seen() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.write("V003__allow_long_names.sql", "ALTER TABLE lamp ALTER COLUMN name TYPE varchar(40);\n");
        bench.write("U003__allow_long_names.sql", """
                -- loses: SELECT count(*) FROM lamp WHERE length(name) > 10
                ALTER TABLE lamp ALTER COLUMN name TYPE varchar(10) USING left(name, 10);
                """);
        bench.done("upgrade");
        bench.sql("INSERT INTO projections.lamp VALUES (1, 'desk'), (2, 'a lamp with a long name')");
        assertThat(bench.refused("downgrade", "-1"))
                .contains("1 rows that this finds: SELECT count(*) FROM lamp WHERE length(name) > 10");
        bench.sql("DELETE FROM projections.lamp WHERE id = 2");
        bench.done("downgrade", "-1");
    }

    @Test
    void events_and_receipts_are_never_dropped_whatever_is_accepted() {
        Workbench bench = Workbench.real(folder);
        bench.done("upgrade");
        bench.sql("""
                INSERT INTO event_store.event VALUES (1, 'lamp:1', 0, gen_random_uuid(), 'lamp', 'LampLit', '1',
                                                      '{}', '{}', now())
                """);
        bench.sql("INSERT INTO event_store.receipt VALUES ('anna', 'k1', 'h', '{}', 1, now())");
        List<String> before = bench.query("SELECT event_id::text FROM event_store.event");
        assertThat(bench.refused("downgrade", "--schema=event-store", "base", "--accept-data-loss"))
                .contains("1 rows of event-store table event", "1 rows of event-store table receipt")
                .contains("never taken back beyond its events", "Nothing was changed");
        assertThat(bench.query("SELECT event_id::text FROM event_store.event")).isEqualTo(before);
        bench.done("downgrade", "--schema=projections", "base");
    }

    @Test
    void a_missing_undo_script_is_refused_before_anything_runs() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.delete("U001__create_lamps.sql");
        assertThat(bench.done("upgrade")).contains("No way back: V001__create_lamps.sql has no undo script");
        assertThat(bench.refused("downgrade", "base"))
                .contains("V001__create_lamps.sql has no undo script: write U001__create_lamps.sql beside it")
                .contains("Nothing was changed");
        assertThat(bench.tables()).containsExactly("bulb", "lamp");
    }

    @Test
    void an_undo_script_that_fails_leaves_everything_as_it_was() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.write("U001__create_lamps.sql", "DROP TABLE lamps;\n");
        bench.done("upgrade");
        assertThat(bench.refused("downgrade", "base"))
                .contains("U001__create_lamps.sql, line 1, failed", "table \"lamps\" does not exist")
                .contains("Nothing was changed.", "projections is at 002");
        assertThat(bench.tables()).containsExactly("bulb", "lamp");
    }

    @Test
    void an_edited_migration_can_be_taken_back_and_applied_anew() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.write("V002__create_bulbs.sql", "CREATE TABLE bulb (id int, watts int);\n");
        bench.refused("upgrade");
        bench.done("downgrade", "-1");
        bench.done("upgrade");
        assertThat(bench.query("SELECT count(watts) FROM projections.bulb")).containsExactly("0");
    }

    private static int pending(Workbench bench) {
        return (int) bench.done("history")
                .lines()
                .filter(line -> line.contains(" pending"))
                .count();
    }
}
