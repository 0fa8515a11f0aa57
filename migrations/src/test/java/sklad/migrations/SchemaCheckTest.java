package sklad.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.migrations.SchemaCheck.SchemaMismatch;
import sklad.migrations.TestPostgres.TestDatabase;

class SchemaCheckTest {

    @Test
    void accepts_the_schemas_that_this_build_was_written_for() {
        TestDatabase database = TestPostgres.migrated();
        SchemaCheck.verify(Schema.EVENT_STORE, database.command());
        SchemaCheck.verify(Schema.EVENT_STORE, database.query());
        SchemaCheck.verify(Schema.PROJECTIONS, database.query());
    }

    @Test
    void a_missing_schema_is_behind() {
        assertMismatch(TestPostgres.empty().command())
                .hasMessageContaining("is behind")
                .hasMessageContaining("no version")
                .hasMessageEndingWith("Run: ./sklad migrate upgrade");
    }

    @Test
    void a_schema_without_the_last_migration_is_behind() throws SQLException {
        TestDatabase database = TestPostgres.migrated();
        history(
                database,
                "DELETE FROM event_store.schema_history WHERE installed_rank = "
                        + "(SELECT max(installed_rank) FROM event_store.schema_history)");
        assertMismatch(database.command())
                .hasMessageContaining("is behind")
                .hasMessageEndingWith("Run: ./sklad migrate upgrade");
    }

    @Test
    void a_schema_of_a_later_build_is_ahead() throws SQLException {
        TestDatabase database = TestPostgres.migrated();
        applied(database, "1000", "from the future");
        assertMismatch(database.command())
                .hasMessageContaining("is ahead")
                .hasMessageContaining("1000")
                .hasMessageEndingWith("./sklad migrate current");
    }

    @Test
    void a_migration_that_was_edited_after_it_was_applied_is_found() throws SQLException {
        TestDatabase database = TestPostgres.migrated();
        history(database, "UPDATE event_store.schema_history SET checksum = 42 WHERE version = '001'");
        assertMismatch(database.command())
                .hasMessageContaining("edited")
                .hasMessageContaining("./sklad migrate current");
    }

    @Test
    void a_migration_that_this_build_does_not_have_is_found() throws SQLException {
        TestDatabase database = TestPostgres.migrated();
        applied(database, "001.5", "of a branch");
        assertMismatch(database.command())
                .hasMessageContaining("001.5 is not among them")
                .hasMessageContaining("./sklad migrate current");
    }

    @Test
    void a_database_that_is_away_is_said_so() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/sklad");
        assertMismatch(nowhere)
                .hasMessageContaining("can't be read")
                .hasMessageContaining("./sklad migrate current")
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void the_check_changes_nothing() throws SQLException {
        TestDatabase database = TestPostgres.empty();
        assertMismatch(database.owner());
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement
                            .executeQuery("SELECT FROM pg_namespace WHERE nspname = 'event_store'")
                            .next())
                    .isFalse();
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertMismatch(DataSource dataSource) {
        return assertThatThrownBy(() -> SchemaCheck.verify(Schema.EVENT_STORE, dataSource))
                .isInstanceOf(SchemaMismatch.class);
    }

    private static void applied(TestDatabase database, String version, String description) throws SQLException {
        history(database, """
                INSERT INTO event_store.schema_history (installed_rank, version, description, type, script, checksum,
                                                        installed_by, execution_time, success)
                VALUES (1000, '%s', '%s', 'SQL', 'V%1$s.sql', 1, 'x', 1, true)
                """.formatted(version, description));
    }

    private static void history(TestDatabase database, String change) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }
}
