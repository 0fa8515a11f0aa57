package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockCheckTest {

    @TempDir
    private Path folder = Path.of("");

    private Workbench bench = Workbench.empty(folder);

    @BeforeEach
    void aTableWithAThousandLamps() {
        bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.sql("INSERT INTO projections.lamp SELECT n, 'lamp ' || n FROM generate_series(1, 1000) n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX lamp_by_name ON lamp (name);",
                "CREATE UNIQUE INDEX ON ONLY projections.lamp USING btree (id);",
                "ALTER TABLE lamp ADD COLUMN tag uuid DEFAULT gen_random_uuid();",
                "ALTER TABLE lamp ADD COLUMN IF NOT EXISTS seen timestamptz NOT NULL DEFAULT clock_timestamp();",
                "ALTER TABLE lamp ADD number bigserial;",
                "ALTER TABLE lamp ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;",
                "ALTER TABLE lamp ADD COLUMN twice int GENERATED ALWAYS AS (id * 2) STORED;",
                "ALTER TABLE lamp ALTER COLUMN id TYPE bigint;",
                "ALTER TABLE lamp ALTER id SET DATA TYPE bigint;",
                "ALTER TABLE lamp ALTER COLUMN name SET NOT NULL;",
                "ALTER TABLE ONLY lamp ADD PRIMARY KEY (id);",
                "ALTER TABLE lamp ADD CONSTRAINT named CHECK (name <> '');",
                "ALTER TABLE lamp ADD COLUMN price numeric, ADD UNIQUE (id);",
                "ALTER TABLE lamp SET UNLOGGED;",
                "CLUSTER lamp USING lamp_pk;",
                "UPDATE lamp SET name = 'x; WHERE';",
                "DELETE FROM lamp;",
                "REINDEX TABLE lamp;"
            })
    void names_what_would_keep_others_from_a_large_table(String sql) {
        bench.write("V003__change_the_lamps.sql", "-- first\n\n" + sql + "\n");
        assertThat(bench.refused("upgrade", "--large-table-rows=1000"))
                .contains("V003__change_the_lamps.sql, line 3: ")
                .contains("lamp (about 1,000 rows)")
                .contains("lock:  ", "safe:  ", "Nothing was changed.", "--accept-locks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE lamp ADD COLUMN seen timestamptz NOT NULL DEFAULT now();",
                "ALTER TABLE lamp ADD COLUMN price numeric;",
                "ALTER TABLE lamp ADD CONSTRAINT named CHECK (name <> '') NOT VALID;",
                "ALTER TABLE lamp ADD CHECK (name IS NOT NULL) NOT VALID; ALTER TABLE lamp ALTER name SET NOT NULL;",
                "ALTER TABLE lamp DROP COLUMN name;",
                "ALTER TABLE lamp RENAME COLUMN name TO label;",
                "CREATE TABLE cord (id int); CREATE INDEX cord_by_id ON cord (id); ALTER TABLE cord ADD PRIMARY KEY (id);",
                "CREATE INDEX ON bulb (id);",
                "UPDATE lamp SET name = 'x' WHERE id = 1;",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC DELETE FROM lamp; END;",
                "DO $$ BEGIN DELETE FROM bulb; END $$;"
            })
    void lets_pass_what_is_short_or_on_small_or_new_tables(String sql) {
        bench.write("V003__change_the_lamps.sql", sql);
        bench.done("upgrade", "--large-table-rows=1000");
    }

    @Test
    void does_it_all_the_same_when_told_to_and_says_so() {
        bench.write("V003__index_lamps.sql", "CREATE INDEX lamp_by_name ON lamp (name);\n");
        assertThat(bench.done("upgrade", "--large-table-rows=1000", "--accept-locks"))
                .contains("CREATE INDEX on lamp", "SHARE: writers wait", "now at version 003");
    }

    @Test
    void by_default_a_thousand_rows_are_few() {
        bench.write("V003__index_lamps.sql", "CREATE INDEX lamp_by_name ON lamp (name);\n");
        bench.done("upgrade");
    }
}
