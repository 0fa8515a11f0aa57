package sklad.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.migrations.TestPostgres;

/** The query side starts on the databases that it was written for, or says what is wrong. */
class StartTest {

    @Test
    void it_refuses_a_database_without_schemas() {
        assertThatThrownBy(() -> RunningQuerySide.start(TestPostgres.empty(), Map.of()))
                .rootCause()
                .hasMessageContaining("projections")
                .hasMessageContaining("./sklad migrate upgrade");
    }

    @Test
    void it_refuses_a_schema_that_is_behind() {
        TestPostgres.TestDatabase database = TestPostgres.migrated();
        new JdbcTemplate(database.owner())
                .update("DELETE FROM event_store.schema_history WHERE installed_rank ="
                        + " (SELECT max(installed_rank) FROM event_store.schema_history)");

        assertThatThrownBy(() -> RunningQuerySide.start(database, Map.of()))
                .rootCause()
                .hasMessageContaining("event_store is behind");
    }

    @Test
    void it_has_no_default_for_the_event_store() {
        assertThatThrownBy(() ->
                        RunningQuerySide.start(TestPostgres.migrated(), Map.of("sklad.event-store.datasource.url", "")))
                .rootCause()
                .hasMessageContaining("sklad.event-store.datasource.url is not set");
    }
}
