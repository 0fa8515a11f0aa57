package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.Schema;
import sklad.migrations.SchemaCheck;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;

class SqlPrinterTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_is_printed_without_a_database_makes_the_same_as_upgrade_does() throws SQLException {
        Workbench nowhere =
                Workbench.real(folder).with("SKLAD_EVENT_STORE_URL", "").with("SKLAD_PROJECTIONS_URL", "");
        TestDatabase database = TestPostgres.empty();
        apply(database, nowhere.done("upgrade", "--sql", "base:head"));
        assertThat(Catalog.of(database)).isEqualTo(Catalog.of(TestPostgres.migrated()));
        for (Schema schema : Schema.values()) {
            SchemaCheck.verify(schema, database.owner());
        }
        String url = database.url();
        nowhere.with("SKLAD_EVENT_STORE_URL", url).with("SKLAD_PROJECTIONS_URL", url);
        assertThat(nowhere.done("current").lines()).hasSize(2).allMatch(line -> line.contains("0 pending, head"));
        assertThat(nowhere.done("upgrade")).contains("0 applied");
    }

    @Test
    void what_is_pending_is_printed_for_the_version_that_the_database_is_at_and_for_no_other() throws SQLException {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.done("upgrade", "--schema=projections", "1");
        bench.write("V003__index_lamps.sql", "CREATE INDEX CONCURRENTLY lamp_by_name ON lamp (name);\n");
        bench.write("V003__index_lamps.sql.conf", "executeInTransaction=false\n");
        String sql = bench.done("upgrade", "--sql", "--schema=projections");
        assertThat(sql).contains("2 to apply, after version 1", "CREATE TABLE bulb", "-- Not in a transaction.");
        assertThat(sql).doesNotContain("CREATE TABLE lamp");
        assertThat(bench.tables()).containsExactly("lamp");
        apply(bench.projections, sql);
        assertThat(bench.done("current")).contains("version 003 (index lamps), 0 pending, head");
        assertThat(bench.done("upgrade", "--sql")).contains("nothing is pending");
        assertThat(refusal(bench.projections, sql)).contains("this was printed for a database at version 1");
    }

    @Test
    void a_range_needs_a_schema_unless_it_is_everything() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        assertThat(bench.run("upgrade", "--sql", "1:2").status()).isEqualTo(2);
        assertThat(bench.done("upgrade", "--schema=projections", "--sql", "1:2"))
                .contains("V002__create_bulbs.sql")
                .doesNotContain("V001__create_lamps.sql");
    }

    private static String refusal(TestDatabase database, String sql) {
        try {
            apply(database, sql);
            return "";
        } catch (SQLException failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    /** As a script runner does: statement by statement, without knowing of transactions. */
    private static void apply(TestDatabase database, String sql) throws SQLException {
        Script script = new Script("upgrade.sql", "upgrade.sql", sql, true);
        try (Connection connection = database.administrator().getConnection();
                Statement statement = connection.createStatement()) {
            for (SqlStatement each : SqlStatement.of(Schema.PROJECTIONS, script)) {
                statement.execute(each.text());
            }
        }
    }
}
