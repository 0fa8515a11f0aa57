package sklad.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that the database itself keeps. */
class AppendFunctionTest {

    private final TestPostgres.TestDatabase database = TestPostgres.migrated();

    @Test
    void stores_a_batch_densely_and_leaves_out_only_what_conflicts() throws SQLException {
        assertThat(append("1,a,0 1,a,1 2,b,0", "")).containsExactly("1:2:null", "2:3:null");

        assertThat(append("1,a,1 2,b,1 2,c,0 3,d,5", "")).containsExactly("1:3:stream", "2:5:null", "3:3:stream");

        assertThat(select("SELECT position || stream_id || sequence_number FROM event ORDER BY position"))
                .containsExactly("1a0", "2a1", "3b0", "4b1", "5c0");
    }

    @Test
    void refuses_a_commit_that_relied_on_a_stream_that_has_moved() throws SQLException {
        append("1,product,0 1,product,1", "");

        assertThat(append("1,x,0 2,y,0 3,z,0", "1,product,0 2,product,1 3,missing,-1"))
                .containsExactly("1:2:expectation", "2:3:null", "3:4:null");
    }

    @Test
    void refuses_a_commit_that_leaves_a_gap_within_itself() throws SQLException {
        assertThat(append("1,a,0 1,a,2 2,b,0", "")).containsExactly("1:0:stream", "2:1:null");
    }

    @Test
    void keeps_the_receipts_of_what_it_stores_with_the_position_of_their_last_event() throws SQLException {
        assertThat(append("1,a,0 2,a,7 3,b,0 3,c,0", "", "1,1,anna,k 2,2,anna,l 3,4,bert,k 3,0,bert,none"))
                .containsExactly("1:1:null", "2:0:stream", "3:3:null");

        assertThat(select("SELECT owner || key || position FROM receipt ORDER BY 1"))
                .containsExactly("annak1", "bertk3", "bertnone0");
    }

    @Test
    void a_used_key_outweighs_every_other_conflict() throws SQLException {
        append("1,a,0", "", "1,1,anna,k");

        assertThat(append("1,a,0 2,a,0 3,b,0", "3,a,-1", "1,1,anna,k 3,3,anna,k"))
                .containsExactly("1:1:receipt", "2:1:stream", "3:1:receipt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE event SET payload = '{}'", "DELETE FROM event", "TRUNCATE event"})
    void nobody_changes_history(String change) throws SQLException {
        append("1,a,0", "");

        for (var role : List.of(database.owner(), database.command(), database.query(), database.administrator())) {
            assertThatThrownBy(() -> {
                        try (Connection connection = role.getConnection();
                                Statement statement = connection.createStatement()) {
                            statement.execute("SET search_path = event_store");
                            statement.execute(change);
                        }
                    })
                    .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState())
                            .isEqualTo("42501"));
        }
        assertThat(select("SELECT count(*) FROM event")).containsExactly("1");
    }

    private List<String> append(String events, String expectations) throws SQLException {
        return append(events, expectations, "");
    }

    /**
     * Calls the function with one element a blank.
     *
     * @param events {@code commit,stream,sequence}; expectations likewise
     * @param receipts {@code commit,event,owner,key}
     */
    private List<String> append(String events, String expectations, String receipts) throws SQLException {
        String sql = """
                WITH e AS (SELECT split_part(x, ',', 1)::int c, split_part(x, ',', 2) s, split_part(x, ',', 3)::bigint n, o
                             FROM regexp_split_to_table('%s', ' ') WITH ORDINALITY AS t (x, o)),
                     g AS (SELECT split_part(x, ',', 1)::int c, split_part(x, ',', 2) s, split_part(x, ',', 3)::bigint n
                             FROM regexp_split_to_table(nullif('%s', ''), ' ') AS t (x)),
                     r AS (SELECT split_part(x, ',', 1)::int c, split_part(x, ',', 2)::int e, split_part(x, ',', 3) w,
                                  split_part(x, ',', 4) k
                             FROM regexp_split_to_table(nullif('%s', ''), ' ') AS t (x))
                SELECT a.commit_number || ':' || a.last_position || ':' || coalesce(a.conflict, 'null')
                  FROM event_store.append(
                    (SELECT max(c) FROM e), (SELECT array_agg(c ORDER BY o) FROM e), (SELECT array_agg(s ORDER BY o) FROM e),
                    (SELECT array_agg(n ORDER BY o) FROM e), (SELECT array_agg(gen_random_uuid()) FROM e),
                    (SELECT array_agg('Thing'::text) FROM e), (SELECT array_agg('Happened'::text) FROM e),
                    (SELECT array_agg('1'::text) FROM e), (SELECT array_agg('{}'::text) FROM e),
                    (SELECT array_agg('{}'::text) FROM e),
                    (SELECT array_agg(c) FROM g), (SELECT array_agg(s) FROM g), (SELECT array_agg(n) FROM g),
                    (SELECT array_agg(c) FROM r), (SELECT array_agg(e) FROM r), (SELECT array_agg(w) FROM r),
                    (SELECT array_agg(k) FROM r), (SELECT array_agg('hash'::text) FROM r),
                    (SELECT array_agg('{}'::text) FROM r)) a
                """.formatted(events, expectations, receipts);
        return select(sql);
    }

    private List<String> select(String sql) throws SQLException {
        try (Connection connection = database.command().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = event_store");
            try (ResultSet rows = statement.executeQuery(sql)) {
                List<String> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(rows.getString(1));
                }
                return result;
            }
        }
    }
}
