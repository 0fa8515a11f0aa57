package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A developer changes an entity, and writes no SQL. */
class AddAFieldTest {

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path workspace = Path.of("");

    @Test
    @Timeout(60)
    void a_field_goes_into_the_schema_and_out_again_within_a_minute() {
        Workbench bench = Workbench.real(folder);
        bench.done("upgrade");
        assertThat(bench.done("check")).contains("Entities and migrations agree.", "projections is what they make");

        bench.with(() -> EditedEntity.locationWith("@Nullable String openingHours;", workspace));
        assertThat(bench.refused("check"))
                .contains("column opening_hours text is in the entities, not in the migrations")
                .contains("migrate revision --autogenerate");

        assertThat(bench.done("revision", "--autogenerate", "-m", "say when locations are open"))
                .contains("new      column opening_hours of location: text")
                .containsPattern("Written: .*V\\d+__say_when_locations_are_open.sql")
                .containsPattern("Written: .*U\\d+__say_when_locations_are_open.sql")
                .contains("Not seen: renames");
        assertThat(bench.done("upgrade")).contains("say when locations are open", "1 applied");
        assertThat(bench.done("check")).contains("Entities and migrations agree.");

        assertThat(bench.done("downgrade", "-1")).contains("1 taken back");
        assertThat(bench.refused("check"))
                .contains("(say when locations are open) is pending: migrate upgrade")
                .contains("column opening_hours text is in the migrations, not in the database");
    }

    @Test
    void what_needs_no_migration_makes_no_script() {
        Workbench bench = Workbench.real(folder);
        List<String> before = bench.scripts();
        assertThat(bench.done("revision", "--autogenerate", "-m", "say when locations are open"))
                .contains("no script was written");
        assertThat(bench.scripts()).isEqualTo(before);
    }

    @Test
    void a_renamed_field_is_seen_as_two_and_nothing_is_dropped_unasked() {
        Workbench bench = Workbench.real(folder)
                .with(() -> EditedEntity.location("    String name;", "    String title;", workspace));
        assertThat(bench.done("revision", "--autogenerate", "-m", "call locations by a title"))
                .contains("gone     column name of location (written as a comment, to be confirmed)")
                .contains("new      column title of location: text NOT NULL")
                .contains("ALTER TABLE location RENAME COLUMN name TO title;");
        String script = bench.scripts().stream()
                .filter(name -> name.matches("V.*call_locations.*"))
                .findFirst()
                .orElseThrow();
        assertThat(bench.text(script)).contains("-- ALTER TABLE location DROP COLUMN name;");
        bench.done("upgrade");
        assertThat(bench.query("SELECT column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'projections' AND table_name = 'location'"))
                .contains("name", "title");
    }

    @Test
    void an_entity_that_makes_no_sense_is_named() {
        Workbench bench = Workbench.real(folder)
                .with(() -> EditedEntity.locationWith(
                        "@Column(check = @CheckConstraint(constraint = \"nonsense > 0\")) long gates;", workspace));
        assertThat(bench.refused("check", "--without-database"))
                .contains("PostgreSQL refuses what an entity says", "nonsense");
    }

    @Test
    void the_event_store_has_no_entities() {
        assertThat(Workbench.real(folder)
                        .run("revision", "--autogenerate", "--schema=event-store", "-m", "find receipts by time")
                        .output())
                .contains("The event store has no entities");
    }
}
