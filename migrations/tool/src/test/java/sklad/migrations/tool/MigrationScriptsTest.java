package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sklad.migrations.Schema;
import sklad.migrations.TestPostgres;

class MigrationScriptsTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void reads_the_packaged_ones_as_flyway_does_and_each_can_be_undone(Schema schema) {
        MigrationInfo[] flyway =
                schema.flyway(TestPostgres.migrated().owner()).info().applied();
        MigrationScripts scripts = MigrationScripts.read(ScriptSource.onClassPath(schema));
        assertThat(scripts.all())
                .allSatisfy(migration -> assertThat(migration.down()).isNotNull());
        assertThat(scripts.all().stream()
                        .map(migration -> migration.version() + " " + migration.name() + " "
                                + migration.up().file() + " " + migration.up().checksum()))
                .containsExactlyElementsOf(Arrays.stream(flyway)
                        .filter(applied -> applied.getVersion() != null)
                        .map(applied -> applied.getVersion() + " " + applied.getDescription() + " "
                                + applied.getScript() + " " + applied.getChecksum())
                        .toList());
    }

    @Test
    void two_with_the_same_number_are_both_named() {
        write("V001__create_lamps.sql", "V002__create_bulbs.sql", "V002__create_wires.sql");
        assertThatThrownBy(this::read)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("V002__create_bulbs.sql")
                .hasMessageContaining("V002__create_wires.sql")
                .hasMessageContaining("migrate revision --rebase");
    }

    @Test
    void numbers_may_be_left_out_for_colleagues() {
        write("V001__create_lamps.sql", "V010__create_bulbs.sql");
        assertThat(read().head()).isEqualTo(10);
    }

    @Test
    void a_name_that_no_migration_has_is_refused() {
        write("V001-create-lamps.sql");
        assertThatThrownBy(this::read)
                .hasMessageContaining("V001-create-lamps.sql is not a migration's name")
                .hasMessageContaining("V007__what_it_does.sql");
    }

    @Test
    void an_undo_script_bears_its_migrations_name() {
        write("V001__create_lamps.sql", "U001__create_lamp.sql");
        assertThatThrownBy(this::read)
                .hasMessageContaining("U001__create_lamp.sql undoes nothing")
                .hasMessageContaining("but V001__create_lamps.sql");
    }

    @Test
    void a_conf_file_keeps_a_script_out_of_the_transaction() throws IOException {
        write("V001__create_lamps.sql", "V002__index_lamps.sql");
        Files.writeString(folder.resolve("V002__index_lamps.sql.conf"), "executeInTransaction=false\n");
        assertThat(read().all())
                .extracting(migration -> migration.up().transactional())
                .containsExactly(true, false);
        Files.writeString(folder.resolve("V009__index_lamps.sql.conf"), "executeInTransaction=false\n");
        assertThatThrownBy(this::read).hasMessageContaining("V009__index_lamps.sql.conf belongs to no script");
    }

    private MigrationScripts read() {
        return MigrationScripts.read(ScriptSource.in(Schema.PROJECTIONS, folder));
    }

    private void write(String... names) {
        for (String name : names) {
            try {
                Files.writeString(folder.resolve(name), "SELECT 1;\n");
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        }
    }
}
