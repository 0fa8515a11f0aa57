package sklad.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.migrations.TestPostgres.TestDatabase;

/** Who may do what to which table, asked of PostgreSQL itself. */
class RightsTest {

    private static final TestDatabase DATABASE = TestPostgres.migrated();

    @BeforeAll
    static void oneEvent() throws SQLException {
        execute(DATABASE.command(), """
                INSERT INTO event_store.event VALUES (1, 's', 0, '00000000-0000-0000-0000-000000000001', 't', 'e', '1',
                                                      '{}', '{}', now())
                """);
        execute(DATABASE.command(), """
                INSERT INTO event_store.rejection (rejected_at, username, operation, streams, code, detail, request)
                VALUES (now(), 'anna', 'POST /movements', '{}', 'insufficient-stock', '', '{}')
                """);
    }

    @Test
    void the_command_side_appends_and_reads_the_history_and_knows_no_projection() throws SQLException {
        Map<String, String> rights = rights(DatabaseRoles.COMMAND);
        assertThat(rights)
                .containsEntry("event_store.event", "SELECT,INSERT")
                .containsEntry("event_store.head", "SELECT,UPDATE")
                .containsEntry("event_store.receipt", "SELECT,INSERT")
                .containsEntry("event_store.rejection", "INSERT")
                .containsEntry("event_store.schema_history", "SELECT");
        assertThat(rights.get("event_store.snapshot")).startsWith("SELECT,INSERT,UPDATE");
        assertThat(rights.keySet()).noneMatch(table -> table.startsWith("projections."));
    }

    @Test
    void the_query_side_reads_the_history_and_writes_its_projections_only() throws SQLException {
        Map<String, String> rights = rights(DatabaseRoles.QUERY);
        assertThat(rights)
                .containsEntry("event_store.event", "SELECT")
                .containsEntry("event_store.head", "SELECT")
                .containsEntry("event_store.audit_access", "SELECT,INSERT")
                .containsEntry("event_store.audit_outcome", "SELECT,INSERT")
                .containsEntry("event_store.rejection", "SELECT")
                .containsEntry("event_store.webhook", "SELECT,INSERT,UPDATE")
                .containsEntry("projections.schema_history", "SELECT")
                .containsEntry("projections.token_entry", "SELECT,INSERT,UPDATE,DELETE")
                .doesNotContainKey("event_store.receipt");
        assertThat(rights).allSatisfy((table, granted) -> {
            if (table.startsWith("event_store.")
                    && !table.startsWith("event_store.audit_")
                    && !table.equals("event_store.webhook")) {
                assertThat(granted).as(table).isEqualTo("SELECT");
            }
        });
    }

    @Test
    void only_the_command_side_calls_append() throws SQLException {
        String maySql = "SELECT count(*) FROM pg_proc p WHERE p.pronamespace = 'event_store'::regnamespace"
                + " AND p.proname = 'append' AND has_function_privilege('%s', p.oid, 'EXECUTE')";
        assertThat(number(maySql.formatted(DatabaseRoles.COMMAND))).isPositive();
        assertThat(number(maySql.formatted(DatabaseRoles.QUERY))).isZero();
    }

    @Test
    void nobody_changes_or_removes_an_event_or_a_rejection_not_even_the_owner() {
        for (DataSource role : List.of(DATABASE.command(), DATABASE.query(), DATABASE.owner())) {
            for (String change : List.of(
                    "UPDATE event_store.event SET payload = '{}'",
                    "DELETE FROM event_store.event",
                    "TRUNCATE event_store.event CASCADE",
                    "UPDATE event_store.rejection SET code = ''",
                    "DELETE FROM event_store.rejection",
                    "TRUNCATE event_store.rejection")) {
                assertRefused(role, change);
            }
        }
    }

    @Test
    void nobody_but_the_owner_removes_a_webhook_or_says_that_another_has_registered_it() {
        for (DataSource role : List.of(DATABASE.command(), DATABASE.query())) {
            assertRefused(role, "DELETE FROM event_store.webhook");
            assertRefused(role, "UPDATE event_store.webhook SET created_by = 'somebody'");
            assertRefused(role, "UPDATE event_store.webhook SET created_at = now()");
        }
    }

    @Test
    void the_query_side_has_shadows_made_of_its_own_tables_and_nothing_else() throws SQLException {
        execute(DATABASE.query(), "SELECT projections.shadow_create(7, '{product,stock_level}', '{}')");
        assertThat(shadowRights("projections_shadow_7"))
                .containsEntry("product", "INSERT,SELECT,UPDATE")
                .containsEntry("dead_letter", "DELETE,INSERT,SELECT,UPDATE")
                .doesNotContainKey("stock_movement");
        for (String step : List.of("complete(7)", "hold(7)", "drop(7)")) {
            execute(DATABASE.query(), "SELECT projections.shadow_" + step);
        }
        assertThat(shadowRights("projections_shadow_7")).isEmpty();

        assertRefused(DATABASE.query(), "SELECT projections.shadow_create(8, '{schema_history}', '{}')");
        assertRefused(DATABASE.query(), "SELECT projections.shadow_create(8, '{token_entry}', '{}')");
        assertRefused(DATABASE.query(), "SELECT projections.shadow_create(8, '{no_such_table}', '{}')");
        assertRefused(DATABASE.query(), "SELECT projections.shadow_copy('event_store', 'projections', 'event', '{}')");
        assertRefused(DATABASE.query(), "CREATE SCHEMA projections_shadow_9");
        assertRefused(DATABASE.command(), "SELECT projections.shadow_drop(7)");
    }

    @Test
    void the_sides_can_not_change_the_schemas() {
        for (DataSource role : List.of(DATABASE.command(), DATABASE.query())) {
            assertRefused(role, "DROP TRIGGER append_only ON event_store.event");
            assertRefused(role, "ALTER TABLE event_store.event DISABLE TRIGGER ALL");
            assertRefused(role, "CREATE TABLE event_store.mine (id integer)");
            assertRefused(role, "CREATE TABLE projections.mine (id integer)");
            assertRefused(role, "SET session_replication_role = replica");
        }
    }

    private static void assertRefused(DataSource role, String sql) {
        assertThatThrownBy(() -> execute(role, sql))
                .as(sql)
                .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState())
                        .isEqualTo("42501"));
    }

    private static Map<String, String> rights(String role) throws SQLException {
        String sql = """
                SELECT c.relnamespace::regnamespace || '.' || c.relname, string_agg(p.name, ',' ORDER BY p.ord)
                  FROM pg_class c,
                       unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
                           WITH ORDINALITY AS p (name, ord)
                 WHERE c.relnamespace::regnamespace::text IN ('event_store', 'projections')
                   AND c.relkind IN ('r', 'p', 'v', 'm')
                   AND (has_table_privilege('%1$s', c.oid, p.name)
                        OR p.ord < 4 AND has_any_column_privilege('%1$s', c.oid, p.name))
                 GROUP BY 1
                """.formatted(role);
        Map<String, String> rights = new TreeMap<>();
        try (Connection connection = DATABASE.administrator().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rights.put(rows.getString(1), rows.getString(2));
            }
        }
        return rights;
    }

    /** What the query side may do with each table of a schema. */
    private static Map<String, String> shadowRights(String schema) throws SQLException {
        String sql = """
                SELECT table_name, string_agg(privilege_type, ',' ORDER BY privilege_type)
                  FROM information_schema.role_table_grants WHERE grantee = 'sklad_query' AND table_schema = '%s' GROUP BY 1
                """.formatted(schema);
        Map<String, String> rights = new TreeMap<>();
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rights.put(rows.getString(1), rows.getString(2));
            }
        }
        return rights;
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = DATABASE.administrator().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(DataSource role, String sql) throws SQLException {
        try (Connection connection = role.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
