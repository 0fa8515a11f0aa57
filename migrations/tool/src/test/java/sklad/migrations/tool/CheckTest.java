package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_entities_of_this_build_want_what_its_migrations_make_and_each_of_them_has_a_way_back() {
        Workbench bench = Workbench.empty(folder).with("SKLAD_OWNER_PASSWORD", "");
        Workbench.Result check = bench.execute("check", "--without-database");
        assertThat(check.output()).isEqualTo("Entities and migrations agree." + System.lineSeparator());
        assertThat(check.status()).isZero();
    }

    @Test
    void what_was_changed_by_hand_is_found() {
        Workbench bench = Workbench.real(folder);
        bench.done("upgrade");
        bench.done("check");
        bench.sql("""
                ALTER TABLE projections.product ADD COLUMN colour text;
                ALTER TABLE projections.location ALTER COLUMN name DROP NOT NULL;
                DROP INDEX projections.stock_movement_by_type;
                CREATE TABLE projections.note (id int);
                GRANT DELETE ON projections.product TO sklad_query;
                ALTER TABLE event_store.event DISABLE TRIGGER append_only;
                """);
        assertThat(bench.refused("check"))
                .contains("projections, database " + bench.projections.name())
                .contains("projections.product: column colour text is in the database, not in the migrations")
                .contains(
                        "projections.location: column name is text NOT NULL in the migrations, and text in the database")
                .contains("index stock_movement_by_type")
                .contains("table note (id integer) is in the database, not in the migrations")
                .contains("grant to sklad_query")
                .contains("event_store.event: trigger append_only")
                .contains("Somebody changed it by hand");
        JsonNode findings = JsonMapper.shared()
                .readTree(bench.run("check", "--json", "--schema=event-store").output());
        assertThat(findings.findValuesAsString("about")).allMatch(about -> about.startsWith("event-store, database"));
        assertThat(findings.findValuesAsString("text")).anyMatch(text -> text.contains("trigger append_only"));
    }

    @Test
    void what_is_pending_edited_or_unknown_is_found() {
        Workbench bench = Workbench.real(folder);
        bench.done("upgrade");
        bench.done("downgrade", "-1");
        assertThat(bench.refused("check")).contains("is pending: migrate upgrade");
        bench.done("upgrade");
        bench.write("V001__create_tokens_and_dead_letters.sql", "SELECT 1;\n");
        assertThat(bench.refused("check", "--schema=projections"))
                .contains("V001__create_tokens_and_dead_letters.sql was edited after it was applied");
        bench.write("V002__create_products_and_stock_levels.sql", "SELECT 1;\n");
        assertThat(bench.refused("check", "--without-database"))
                .contains("On an empty scratch database: ", "V005__put_new_products_into_a_category.sql");
    }

    @Test
    void a_migration_without_a_way_back_is_found() {
        Workbench bench = Workbench.real(folder);
        bench.write("V900__take_a_note.sql", "SELECT 1;\n");
        assertThat(bench.refused("check", "--without-database"))
                .contains("V900__take_a_note.sql has no undo script: write U900__take_a_note.sql beside it");
    }

    @Test
    void a_stored_event_that_no_build_reads_any_more_is_an_error() {
        Workbench bench = Workbench.real(folder);
        bench.done("upgrade");
        bench.sql("""
                INSERT INTO event_store.event VALUES
                 (1, 'location:MAIN', 0, gen_random_uuid(), 'Location', 'LocationPainted', '1', '{}', '{}', now())
                """);
        assertThat(bench.refused("check"))
                .contains("events, database")
                .contains("1 LocationPainted of revision 1, positions 1 to 1, can't be read");
    }

    @Test
    void says_first_that_there_is_no_database() {
        Workbench bench = Workbench.real(folder).with("SKLAD_EVENT_STORE_URL", "jdbc:postgresql://127.0.0.1:1/sklad");
        assertThat(bench.refused("check")).contains("No PostgreSQL answers at 127.0.0.1:1", "--without-database");
        assertThat(bench.with("SKLAD_EVENT_STORE_URL", "").run("check").output())
                .contains("SKLAD_EVENT_STORE_URL is not set", "--without-database");
    }

    @Test
    void projections_under_another_name_are_compared_with_their_like() {
        Workbench bench = Workbench.real(folder).with("SKLAD_QUERY_SCHEMA", "projections_2");
        bench.done("upgrade");
        assertThat(bench.done("check")).contains("projections is what they make");
        bench.sql("DROP INDEX projections_2.stock_movement_by_type");
        assertThat(bench.refused("check")).contains("projections_2.stock_movement: index stock_movement_by_type");
    }
}
