package sklad.migrations.tool.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.migrations.tool.Refused;

/** Read tables that have seen more than what a restored store holds. */
class ProjectionsTest {

    private final TestDatabase database = TestPostgres.migrated();
    private final Projections projections = new Projections(database.owner(), "projections", "database read");

    @BeforeEach
    void fold_a_history() throws SQLException {
        SampleStore.fill(database, 500, 10);
        FoldedProjections.of(database);
        token("NULL", "1 hour");
    }

    @Test
    void are_refused_when_they_have_read_beyond_the_end() throws SQLException {
        assertThatThrownBy(() -> projections.refuseBeyond(400))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("beyond the archive's end, position 400: product at 500")
                .hasMessageContaining("--reset-projections");
        assertThatCode(() -> projections.refuseBeyond(500)).doesNotThrowAnyException();
    }

    @Test
    void that_are_not_there_yet_are_no_problem() throws SQLException {
        Projections none = new Projections(TestPostgres.empty().owner(), "projections", "nothing");

        none.refuseBeyond(0);
        none.requireIdle();
        assertThat(none.reset()).isEmpty();
    }

    @Test
    void are_emptied_and_built_again_the_same() throws SQLException {
        var before = FoldedProjections.rows(database);

        assertThat(projections.reset()).contains("product", "stock_movement", "token_entry", "dead_letter");

        assertThat(FoldedProjections.rows(database).values()).allMatch(List::isEmpty);
        assertThat(SampleStore.text(database.owner(), "SELECT count(*) FROM projections.token_entry"))
                .isEqualTo("0");
        assertThat(FoldedProjections.of(database)).isEqualTo(before);
    }

    @Test
    void are_not_emptied_while_a_query_side_works_with_them() throws SQLException {
        token("'query-side@host'", "3 seconds");

        assertThatThrownBy(projections::reset)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("product by query-side@host")
                .hasMessageContaining("Stop it first");
        assertThatThrownBy(projections::requireIdle).isInstanceOf(Refused.class);
        assertThat(SampleStore.text(database.owner(), "SELECT count(*) FROM projections.product"))
                .isEqualTo("10");

        token("'query-side@host'", "31 seconds");
        assertThat(projections.reset()).isNotEmpty();
    }

    private void token(String owner, String age) throws SQLException {
        SampleStore.execute(
                database.owner(),
                "DELETE FROM projections.token_entry; INSERT INTO projections.token_entry (processor_name, segment, token,"
                        + " owner, \"timestamp\") VALUES ('product', 0, '{\"globalIndex\":500}', " + owner
                        + ", to_char((now() - interval '" + age
                        + "') AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'))");
    }
}
