package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.Schema;
import sklad.migrations.SchemaCheck;
import sklad.migrations.TestPostgres;

class UpgradeTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void brings_both_schemas_to_this_builds_version_as_flyway_does() {
        Workbench bench = Workbench.real(folder);
        assertThat(bench.done("upgrade")).contains("now at version", "(head)");
        for (Schema schema : Schema.values()) {
            SchemaCheck.verify(schema, bench.projections.owner());
        }
        assertThat(Catalog.of(bench.projections)).isEqualTo(Catalog.of(TestPostgres.migrated()));
        assertThat(bench.done("upgrade")).contains("0 applied");
    }

    @Test
    void an_error_in_the_third_of_five_leaves_nothing_behind() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.write(
                "V003__create_cords.sql", "CREATE TABLE cord (id int);\n\nALTER TABLE cord\n    ADD COLUMN id int;\n");
        bench.write("V004__create_plugs.sql", "CREATE TABLE plug (id int);\n");
        bench.write("V005__create_shades.sql", "CREATE TABLE shade (id int);\n");
        assertThat(bench.refused("upgrade"))
                .contains("V003__create_cords.sql, line 3, failed")
                .contains("ALTER TABLE cord ADD COLUMN id int")
                .contains("column \"id\" of relation \"cord\" already exists")
                .contains("Nothing was changed.")
                .contains("projections is at base")
                .contains("Next: correct V003__create_cords.sql");
        assertThat(bench.tables()).isEmpty();
        bench.write("V003__create_cords.sql", "CREATE TABLE cord (id int);\n");
        bench.done("upgrade");
        assertThat(bench.tables()).containsExactly("bulb", "cord", "lamp", "plug", "shade");
    }

    @Test
    void schemas_in_two_databases_go_forward_together_or_not_at_all() {
        Workbench bench = lamps(Workbench.apart(folder));
        bench.write(Schema.EVENT_STORE, "V001__create_notes.sql", "CREATE TABLE note (id int);\nSELECT 1/0;\n");
        assertThat(bench.refused("upgrade"))
                .contains("V001__create_notes.sql, line 2", "division by zero", "Nothing was changed.");
        assertThat(bench.tables()).isEmpty();
        bench.write(Schema.EVENT_STORE, "V001__create_notes.sql", "CREATE TABLE note (id int);\n");
        bench.done("upgrade");
        assertThat(bench.tables()).containsExactly("bulb", "lamp");
        assertThat(Workbench.query(bench.store, "SELECT count(*) FROM event_store.note"))
                .containsExactly("0");
    }

    @Test
    void a_half_written_file_is_refused_before_anything_runs() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.write("V003__delete_old_lamps.sql", "DELETE FROM lamp");
        assertThat(bench.refused("upgrade"))
                .contains("V003__delete_old_lamps.sql, line 1", "does not end in a semicolon", "half written");
        bench.write("V003__delete_old_lamps.sql", "SELECT 1;\n\nCREATE FUNCTION f() RETURNS int AS $$ SELECT");
        assertThat(bench.refused("upgrade")).contains("line 3", "never closed", "half written");
        assertThat(bench.tables()).isEmpty();
    }

    @Test
    void step_by_step_those_before_a_failure_stand() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.write("V003__create_cords.sql", "CREATE TABLE lamp (id int);\n");
        assertThat(bench.refused("upgrade", "--step"))
                .contains("V003__create_cords.sql")
                .contains("projections is at 002, it was at base")
                .contains("migrate downgrade --schema projections base");
        assertThat(bench.tables()).containsExactly("bulb", "lamp");
    }

    @Test
    void what_can_not_run_in_a_transaction_stands_alone_and_is_named_first() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.write("V003__index_lamps_by_name.sql", "CREATE INDEX CONCURRENTLY lamp_by_name ON lamp (name);\n");
        bench.write("V003__index_lamps_by_name.sql.conf", "executeInTransaction=false\n");
        bench.write("V004__create_cords.sql", "CREATE TABLE cord (id int);\n");
        assertThat(bench.done("upgrade"))
                .contains("Not in a transaction: V003__index_lamps_by_name.sql")
                .contains("projections  4 applied, now at version 004 (head)");
        assertThat(bench.query("SELECT indexname FROM pg_indexes WHERE indexname = 'lamp_by_name'"))
                .hasSize(1);
    }

    @Test
    void an_index_that_failed_to_be_built_is_named_and_gone_with_the_next_attempt() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.sql("INSERT INTO projections.lamp VALUES (1, 'desk'), (2, 'desk')");
        bench.write("V003__make_lamp_names_unique.sql", "CREATE UNIQUE INDEX CONCURRENTLY lamp_name ON lamp (name);\n");
        bench.write("V003__make_lamp_names_unique.sql.conf", "executeInTransaction=false\n");
        assertThat(bench.refused("upgrade"))
                .contains("could not create unique index")
                .contains("The index projections.lamp_name was left invalid")
                .contains("Next: correct V003__make_lamp_names_unique.sql");
        assertThat(bench.done("current")).contains("version 002", "1 pending, failed");
        bench.sql("DELETE FROM projections.lamp WHERE id = 2");
        assertThat(bench.done("upgrade")).contains("dropped the invalid index projections.lamp_name", "1 applied");
        assertThat(bench.done("current")).contains("version 003", "0 pending, head");
        assertThat(bench.done("history")).contains("undone");
    }

    @Test
    void a_file_that_was_half_applied_is_named_and_completed_by_the_next_attempt() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.write("V003__move_lamps.sql", """
                CREATE TABLE IF NOT EXISTS moved (id int);
                INSERT INTO moved SELECT 1/0;
                """);
        bench.write("V003__move_lamps.sql.conf", "executeInTransaction=false\n");
        assertThat(bench.refused("upgrade"))
                .contains("V003__move_lamps.sql, line 2, failed", "division by zero")
                .contains("what its statements before that did stands, and they will be run again")
                .contains(
                        "projections is at 002, it was at base. To return: migrate downgrade --schema projections base");
        assertThat(bench.tables()).containsExactly("bulb", "lamp", "moved");
        assertThat(bench.done("current")).contains("version 002", "1 pending, failed");
        bench.write(
                "V003__move_lamps.sql", "CREATE TABLE IF NOT EXISTS moved (id int);\nINSERT INTO moved SELECT 1;\n");
        assertThat(bench.done("upgrade")).contains("now at version 003 (head)");
    }

    @Test
    void an_applied_migration_is_never_edited() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.write("V001__create_lamps.sql", "CREATE TABLE lamp (id int, name text, watts int);\n");
        assertThat(bench.refused("upgrade"))
                .contains("V001__create_lamps.sql was edited after it was applied")
                .containsPattern("checksum -?\\d+ then, -?\\d+ now")
                .contains("migrate revision");
    }

    @Test
    void nothing_is_inserted_before_an_applied_one() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.sql("DELETE FROM projections.schema_history WHERE version = '001'");
        assertThat(bench.refused("upgrade"))
                .contains("V001__create_lamps.sql was inserted", "is at version 002", "migrate revision --rebase");
    }

    @Test
    void a_database_of_a_later_build_is_left_alone() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.delete("V002__create_bulbs.sql");
        bench.delete("U002__create_bulbs.sql");
        assertThat(bench.refused("upgrade"))
                .contains("Version 002 (create bulbs) is applied", "no script for it here", "later build");
        assertThat(bench.done("current")).contains("ahead");
    }

    @Test
    void goes_to_a_version_or_so_many_on() {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.done("upgrade", "--schema=projections", "+1");
        assertThat(bench.tables()).containsExactly("lamp");
        bench.done("upgrade", "--schema=projections", "2");
        assertThat(bench.tables()).containsExactly("bulb", "lamp");
        assertThat(bench.run("upgrade", "--schema=projections", "9").output()).contains("There is no version 9");
        assertThat(bench.run("upgrade", "9").output()).contains("They count apart");
    }

    @Test
    void a_table_in_use_does_not_make_everybody_queue() throws Exception {
        Workbench bench = lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.write("V003__give_lamps_a_price.sql", "ALTER TABLE lamp ADD COLUMN price numeric;\n");
        try (var reader = bench.projections.owner().getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM projections.lamp");
            assertThat(bench.refused("upgrade", "--lock-timeout=100ms"))
                    .contains("V003__give_lamps_a_price.sql, line 1", "Another session holds a lock", "--lock-timeout");
        }
        bench.done("upgrade");
    }

    @Test
    void archives_the_event_store_before_it_changes_anything() throws IOException {
        Workbench bench = Workbench.real(folder);
        Path archives = folder.resolve("archives");
        assertThat(bench.done("upgrade", "--backup=" + archives)).contains("Nothing to archive");
        bench.write("V900__create_lamps.sql", "CREATE TABLE lamp (id int);\n");
        assertThat(bench.done("upgrade", "--backup=" + archives)).contains("Archived: " + archives, "1 applied");
        try (Stream<Path> files = Files.list(archives)) {
            assertThat(files).hasSize(1);
        }
    }

    static Workbench lamps(Workbench bench) {
        bench.write("V001__create_lamps.sql", "-- Things that give light.\nCREATE TABLE lamp (id int, name text);\n");
        bench.write("U001__create_lamps.sql", "DROP TABLE lamp;\n");
        bench.write("V002__create_bulbs.sql", "CREATE TABLE bulb (id int);\n");
        bench.write("U002__create_bulbs.sql", "DROP TABLE bulb;\n");
        return bench;
    }
}
