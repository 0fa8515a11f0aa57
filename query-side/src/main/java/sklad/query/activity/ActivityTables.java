package sklad.query.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import sklad.query.report.DatabaseTime;
import sklad.query.report.PointInTime;

/** Counts the movements of the ledger by who recorded them, and when. */
@Component
class ActivityTables {

    /** Of two halves, the one that gives counts. */
    private static final String ACTIVITY = """
            SELECT username, starts_on, type, count(*) AS movements, trim_scale(sum(abs(quantity))) AS quantity,
                   min(recorded_at) AS first, max(recorded_at) AS last
              FROM (SELECT coalesce(username, '') AS username, type, quantity, recorded_at,
                           date_trunc('%s', recorded_at AT TIME ZONE 'UTC')::date AS starts_on
                      FROM stock_movement
                     WHERE position <= :position AND effective_at <= :asOf
                       AND (other_location IS NULL OR quantity < 0)%s) movement
             WHERE (username, starts_on, type) > (:behindUsername, :behindStart, :behindType)
             GROUP BY username, starts_on, type
             ORDER BY username, starts_on, type
             LIMIT :limit
            """;

    private final JdbcClient projections;

    ActivityTables(JdbcClient projections) {
        this.projections = projections;
    }

    List<Activity> find(ActivityFilter filter, PointInTime at, @Nullable List<String> behind, int limit) {
        String only = (filter.username() == null ? "" : " AND username = :username")
                + (filter.from() == null ? "" : " AND recorded_at >= :from")
                + (filter.to() == null ? "" : " AND recorded_at < :to");
        return projections
                .sql(ACTIVITY.formatted(filter.unit(), only))
                .param("position", at.position())
                .param("asOf", DatabaseTime.of(at.asOf()))
                .param("username", filter.username())
                .param("from", filter.from() == null ? null : DatabaseTime.of(filter.from()))
                .param("to", filter.to() == null ? null : DatabaseTime.of(filter.to()))
                .param("behindUsername", behind == null ? "" : behind.get(0))
                .param("behindStart", behind == null ? LocalDate.EPOCH : LocalDate.parse(behind.get(1)))
                .param("behindType", behind == null ? "" : behind.get(2))
                .param("limit", limit)
                .query((row, number) -> activity(row))
                .list();
    }

    private static Activity activity(ResultSet row) throws SQLException {
        return new Activity(
                row.getString("username"),
                row.getObject("starts_on", LocalDate.class),
                row.getString("type"),
                row.getLong("movements"),
                row.getBigDecimal("quantity"),
                time(row, "first"),
                time(row, "last"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
