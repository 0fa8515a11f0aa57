package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.Schema;

class RoundTripTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void every_migration_of_this_build_can_be_taken_back_and_applied_again_with_rows_in_every_table() {
        Workbench bench = Workbench.real(folder);
        Workbench.Result trip = bench.run("roundtrip");
        assertThat(trip.output())
                .contains("no row and no value was lost")
                .doesNotContain("No rows could be made up")
                .contains("down to base and up again: all");
        for (Schema schema : Schema.values()) {
            MigrationScripts.read(ScriptSource.onClassPath(schema)).all().forEach(migration -> assertThat(trip.output())
                    .contains(migration.title()));
        }
        assertThat(trip.status()).isZero();
    }

    @Test
    void an_undo_that_leaves_something_behind_or_takes_too_much_is_found() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.write("V003__give_lamps_a_price.sql", """
                ALTER TABLE lamp ADD COLUMN price numeric;
                CREATE INDEX lamp_by_price ON lamp (price);
                """);
        bench.write("U003__give_lamps_a_price.sql", """
                DROP INDEX lamp_by_price;
                ALTER TABLE lamp ALTER COLUMN id TYPE bigint;
                """);
        assertThat(bench.refused("roundtrip"))
                .contains("U003__give_lamps_a_price.sql:")
                .contains("column price numeric is in the schema after it was taken back, not in the schema before")
                .contains(
                        "column id is integer in the schema before, and bigint in the schema after it was taken back");
    }

    @Test
    void an_undo_that_loses_rows_or_values_of_before_is_found() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.write("V003__write_names_small.sql", "UPDATE lamp SET name = 'x';\n");
        bench.write("U003__write_names_small.sql", "DELETE FROM bulb;\n");
        assertThat(bench.refused("roundtrip"))
                .containsPattern("column name of lamp was \".*\", and is \"x\"")
                .contains("table bulb had 3 rows, and has 0");
    }

    @Test
    void a_migration_that_fails_where_there_are_rows_is_found() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.write("V003__require_a_price.sql", "ALTER TABLE lamp ADD COLUMN price numeric NOT NULL;\n");
        bench.write("U003__require_a_price.sql", "ALTER TABLE lamp DROP COLUMN price;\n");
        assertThat(bench.refused("roundtrip"))
                .contains("V003__require_a_price.sql, line 1, failed", "contains null values");
    }

    @Test
    void rows_are_made_up_for_tables_with_all_sorts_of_constraints() {
        Workbench bench = Workbench.empty(folder);
        bench.write("V001__create_lamps_and_sockets.sql", """
                CREATE TABLE socket (
                    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, volts integer NOT NULL CHECK (volts BETWEEN 1 AND 500),
                    state text NOT NULL CHECK (state IN ('free', 'taken')), colours text[] CHECK (cardinality(colours) > 0));
                CREATE UNIQUE INDEX one_free_socket ON socket ((true)) WHERE state = 'free';
                CREATE TABLE lamp (
                    socket bigint REFERENCES socket ON DELETE CASCADE, name varchar(40) CHECK (name <> ''), lit boolean NOT NULL,
                    since timestamptz, until timestamptz, manual text CHECK (manual ~ '^https?://'),
                    CHECK (since < until), CHECK (lit = (since IS NOT NULL)), PRIMARY KEY (socket, name));
                """);
        bench.write("U001__create_lamps_and_sockets.sql", "DROP TABLE lamp, socket;\n");
        assertThat(bench.done("roundtrip")).doesNotContain("No rows could be made up");
    }

    @Test
    void a_migration_without_an_undo_is_found() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.delete("U002__create_bulbs.sql");
        assertThat(bench.refused("roundtrip", "--schema=projections"))
                .contains("V002__create_bulbs.sql has no undo script");
    }
}
