package sklad.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.location;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.migrations.TestPostgres;
import sklad.query.projection.ProjectionProcessors;
import sklad.query.projection.Story;

/** One processor brings all projections forward, but for those that would hold the others up. */
class TogetherTest {

    private static final Map<String, String> NEAR = Map.of("sklad.projections.unready-behind-events", "100");

    private final TestPostgres.TestDatabase database = TestPostgres.migrated();

    @Test
    void a_batch_is_one_transaction_for_all_projections() {
        try (RunningQuerySide side = RunningQuerySide.start(database, NEAR)) {
            long last = side.store().append(Story.of(2, 5, 150));
            await().untilAsserted(() ->
                    assertThat(position(side, "location", "audit_entry")).isEqualTo(last));

            assertThat(side.asOwner().queryForObject("SELECT count(DISTINCT xmin::text) FROM token_entry", Long.class))
                    .isOne();
        }
    }

    @Test
    void one_that_is_far_behind_at_the_start_holds_nobody_up() throws SQLException {
        long before;
        try (RunningQuerySide side = RunningQuerySide.start(database, NEAR)) {
            before = side.store().append(Story.of(3, 5, 300));
            await().untilAsserted(() ->
                    assertThat(position(side, "location", "audit_entry")).isEqualTo(before));
            JdbcTemplate owner = side.asOwner();
            side.bean(ProjectionProcessors.class).stop();
            owner.execute("TRUNCATE audit_entry");
            owner.execute("UPDATE token_entry SET token = '{\"globalIndex\":0}' WHERE processor_name = 'audit_entry'");
        }
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE projections.audit_entry IN ACCESS EXCLUSIVE MODE");
            try (RunningQuerySide side = RunningQuerySide.start(database, NEAR)) {
                long last = side.store().append("anna", location("LATER"));

                await().untilAsserted(() -> assertThat(
                                position(side, "location", "product", "stock_movement", "user_account"))
                        .isEqualTo(last));
                assertThat(position(side, "audit_entry")).isZero();
                owner.rollback();
                await().untilAsserted(
                                () -> assertThat(position(side, "audit_entry")).isEqualTo(last));
                assertThat(side.asOwner().queryForObject("SELECT count(*) FROM audit_entry", Long.class))
                        .isEqualTo(last);
            }
        }
    }

    private static long position(RunningQuerySide side, String... projections) {
        Long least = side.asOwner()
                .queryForObject(
                        "SELECT min(position) FROM token_entry WHERE processor_name = ANY (?)", Long.class, (Object)
                                projections);
        return least == null ? 0 : least;
    }
}
