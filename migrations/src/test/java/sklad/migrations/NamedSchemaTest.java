package sklad.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.migrations.TestPostgres.TestDatabase;

/** The projections under another name, beside the first ones or alone. */
class NamedSchemaTest {

    private static final String OTHER = "projections_2";

    @Test
    void has_the_same_tables_indexes_functions_and_rights_under_any_name() throws SQLException {
        TestDatabase database = TestPostgres.migrated();
        List<String> before = objects(database, "projections");

        Schema.PROJECTIONS.migrate(database.owner(), OTHER);

        SchemaCheck.verify(Schema.PROJECTIONS, OTHER, database.query());
        assertThat(objects(database, OTHER)).isNotEmpty().isEqualTo(before);
        assertThat(objects(database, "projections"))
                .as("the first ones are untouched")
                .isEqualTo(before);
    }

    @Test
    void needs_nothing_of_the_first_ones() throws SQLException {
        TestDatabase database = TestPostgres.migrated();
        execute(database, "DROP SCHEMA projections CASCADE");

        Schema.PROJECTIONS.migrate(database.owner(), OTHER);

        SchemaCheck.verify(Schema.PROJECTIONS, OTHER, database.query());
        assertThat(objects(database, "projections")).noneMatch(object -> object.startsWith("table"));
    }

    @Test
    void a_missing_one_is_named_with_the_way_to_make_it() {
        TestDatabase database = TestPostgres.migrated();
        assertThatThrownBy(() -> SchemaCheck.verify(Schema.PROJECTIONS, OTHER, database.query()))
                .hasMessageContaining("Schema projections_2 is behind")
                .hasMessageEndingWith("Run: SKLAD_QUERY_SCHEMA=projections_2 ./sklad migrate upgrade");
    }

    @Test
    void the_environment_names_it() {
        Map<String, String> environment = Map.of("SKLAD_QUERY_SCHEMA", OTHER);
        assertThat(Schema.PROJECTIONS.nameBy(environment)).isEqualTo(OTHER);
        assertThat(Schema.EVENT_STORE.nameBy(environment)).isEqualTo("event_store");
        assertThat(Schema.PROJECTIONS.nameBy(Map.of())).isEqualTo("projections");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_store",
                "public",
                "pg_mine",
                "Mine",
                "my schema",
                "x;drop",
                "2nd",
                "projections_shadow_1",
                ""
            })
    void a_name_that_could_do_harm_is_refused(String name) {
        assertThatThrownBy(() -> Schema.usableName(name)).hasMessageContaining("begins with a letter");
    }

    /** All that is in the schema, without its name, and who may do what with it. */
    private static List<String> objects(TestDatabase database, String schema) throws SQLException {
        String sql = """
                SELECT replace(line, '%1$s', 'SCHEMA') FROM (
                    SELECT 'usage ' || coalesce(nspacl::text, '') FROM pg_namespace WHERE nspname = '%1$s'
                    UNION ALL
                    SELECT 'table ' || relname || ' ' || relkind::text || ' ' || coalesce(relacl::text, '')
                      FROM pg_class WHERE relnamespace::regnamespace::text = '%1$s' AND relkind <> 'i'
                    UNION ALL
                    SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = '%1$s'
                    UNION ALL
                    SELECT 'column ' || attrelid::regclass::text || ' ' || attname || ' ' || atttypid::regtype
                      FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
                     WHERE relnamespace::regnamespace::text = '%1$s' AND attnum > 0 AND relkind = 'r'
                    UNION ALL
                    SELECT 'function ' || proname || ' ' || coalesce(proacl::text, '') || ' ' || prosrc
                      FROM pg_proc WHERE pronamespace::regnamespace::text = '%1$s') AS lines (line) ORDER BY 1
                """.formatted(schema);
        List<String> objects = new ArrayList<>();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                objects.add(rows.getString(1));
            }
        }
        return objects;
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
