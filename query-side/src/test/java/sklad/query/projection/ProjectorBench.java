package sklad.query.projection;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.TestPostgres;

/** A projector on a workbench: the real tables, each batch in a transaction of its own, no processor. */
public final class ProjectorBench {

    private final Projector projector;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TestPostgres.TestDatabase database = TestPostgres.migrated();

    public ProjectorBench(Projector projector) {
        this.projector = projector;
        DataSource connection = oneConnection(database);
        this.jdbc = new JdbcTemplate(connection);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(connection));
    }

    private static DataSource oneConnection(TestPostgres.TestDatabase database) {
        return new SingleConnectionDataSource(
                database.url() + "?currentSchema=projections", DatabaseRoles.QUERY, TestPostgres.PASSWORD, true);
    }

    public void project(List<RecordedEvent> events) {
        transaction.executeWithoutResult(status -> projector.project(jdbc, concerning(events)));
    }

    /** In batches, and completed at the end. */
    @SafeVarargs
    public final void load(List<RecordedEvent>... batches) {
        for (List<RecordedEvent> events : batches) {
            transaction.executeWithoutResult(status -> projector.load(jdbc, concerning(events)));
        }
        transaction.executeWithoutResult(status -> projector.complete(jdbc));
    }

    private List<RecordedEvent> concerning(List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> projector.concerns(event.payload().getClass()))
                .toList();
    }

    public void projectOneByOne(List<RecordedEvent> events) {
        events.forEach(event -> project(List.of(event)));
    }

    public Map<String, Object> row(String select, Object... arguments) {
        return jdbc.queryForMap(select, arguments);
    }

    /** Does what only the owner of the tables may. */
    public void asOwner(String... statements) {
        SingleConnectionDataSource owner = new SingleConnectionDataSource(
                database.url() + "?currentSchema=projections", DatabaseRoles.OWNER, TestPostgres.PASSWORD, true);
        new JdbcTemplate(owner).batchUpdate(statements);
        owner.destroy();
    }

    /** The first column of each row. */
    public List<String> texts(String select) {
        return jdbc.queryForList(select, String.class);
    }

    /** All rows of the tables, as text in a fixed order. */
    public List<String> rows(String... tables) {
        return List.of(tables).stream()
                .flatMap(
                        table -> jdbc
                                .queryForList(
                                        "SELECT t::text FROM projections." + table + " t ORDER BY 1", String.class)
                                .stream())
                .toList();
    }
}
