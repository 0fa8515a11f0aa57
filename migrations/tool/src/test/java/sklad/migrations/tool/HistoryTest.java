package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.Schema;
import sklad.migrations.SchemaCheck;
import sklad.migrations.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tells_who_did_what_when_and_what_is_pending() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.done("downgrade", "-1");
        JsonNode history = json(bench, "history", "--json");
        assertThat(history.findValuesAsString("state")).containsExactly("applied", "undone", "undo", "pending");
        assertThat(history.findValuesAsString("version")).containsExactly("001", "002", "002", "002");
        JsonNode undo = history.get(2);
        assertThat(undo.propertyNames())
                .containsExactly("schema", "version", "name", "state", "at", "by", "milliseconds", "script");
        assertThat(undo.get("script").asString()).isEqualTo("U002__create_bulbs.sql");
        assertThat(undo.get("by").asString()).startsWith(System.getProperty("user.name") + "@");
        assertThat(Duration.between(Instant.parse(undo.get("at").asString()), Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(5));
        assertThat(history.get(3).get("at").isNull()).isTrue();
        assertThat(bench.done("history")).contains("WHEN (UTC)").doesNotContain("null");
    }

    @Test
    void says_where_each_schema_is() {
        Workbench bench = UpgradeTest.lamps(Workbench.apart(folder));
        bench.done("upgrade", "--schema=projections", "1");
        JsonNode current = json(bench, "current", "--json");
        assertThat(current.findValuesAsString("schema")).containsExactly("event-store", "projections");
        assertThat(current.get(0).get("version").isNull()).isTrue();
        assertThat(current.get(1).get("database").asString()).isEqualTo(bench.projections.name());
        assertThat(current.get(1).get("pending").asInt()).isEqualTo(1);
        assertThat(current.get(1).get("state").asString()).isEqualTo("behind");
        assertThat(json(bench, "heads", "--json").get(1).get("script").asString())
                .isEqualTo("V002__create_bulbs.sql");
    }

    @Test
    void a_downgraded_schema_is_behind_for_the_sides_and_right_again_after_an_upgrade() {
        Workbench bench = Workbench.real(folder);
        bench.done("upgrade");
        bench.done("downgrade", "-1");
        assertThat(bench.done("current")).contains("1 pending, behind");
        bench.done("upgrade");
        for (Schema schema : Schema.values()) {
            SchemaCheck.verify(schema, bench.projections.owner());
            assertThat(schema.migrate(bench.projections.owner())).isZero();
        }
    }

    @Test
    void takes_over_a_database_that_has_the_tables_and_no_history() {
        Workbench bench = Workbench.real(folder);
        bench.done("upgrade");
        for (Schema schema : Schema.values()) {
            bench.sql("DROP TABLE " + schema.schemaName() + ".schema_history");
            assertThat(bench.done("baseline", "--schema=" + SchemaOption.name(schema), "head"))
                    .contains("taken over at version", "0 pending");
            SchemaCheck.verify(schema, bench.projections.query());
        }
        SchemaCheck.verify(Schema.EVENT_STORE, bench.projections.command());
        assertThat(bench.refused("baseline", "--schema=projections", "1")).contains("has a history");
        assertThat(Catalog.ofObjects(bench.projections)).isEqualTo(Catalog.ofObjects(TestPostgres.migrated()));
        assertThat(bench.done("downgrade", "-1")).contains("1 taken back");
    }

    @Test
    void takes_over_no_other_version_than_the_tables_are_of() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.sql("CREATE SCHEMA projections CREATE TABLE projections.lamp (id int)");
        assertThat(bench.refused("baseline", "--schema=projections", "2")).contains("Missing: \"bulb\"");
        bench.done("baseline", "--schema=projections", "1");
        assertThat(bench.done("upgrade")).contains("1 applied");
    }

    private static JsonNode json(Workbench bench, String... arguments) {
        return JsonMapper.shared().readTree(bench.done(arguments));
    }
}
