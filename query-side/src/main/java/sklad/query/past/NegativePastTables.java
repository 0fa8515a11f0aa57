package sklad.query.past;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import sklad.query.report.DatabaseTime;
import sklad.query.report.PointInTime;

/**
 * Adds up the movements of each stock item that is in doubt, in the order in which they happened. Who was ever in doubt stays
 * so: what was known earlier is among them, too.
 */
@Component
class NegativePastTables {

    private static final String MOMENTS = """
            SELECT p.sku, p.location, moment.effective_at, moment.until, trim_scale(moment.on_hand) AS on_hand
              FROM stock_past p
             CROSS JOIN LATERAL (
                   SELECT m.effective_at, lead(m.effective_at) OVER (ORDER BY m.effective_at) AS until,
                          sum(sum(m.quantity)) OVER (ORDER BY m.effective_at) AS on_hand
                     FROM stock_movement m
                    WHERE m.sku = p.sku AND m.location = p.location
                      AND m.position <= :position AND m.effective_at <= :asOf
                    GROUP BY m.effective_at) moment
             WHERE p.doubtful AND moment.on_hand < 0
               AND (p.sku, p.location) >= (:sku, :location)
               AND (p.sku, p.location, moment.effective_at) > (:sku, :location, :from)
               %s
             ORDER BY p.sku, p.location, moment.effective_at
             LIMIT :limit
            """;

    private final JdbcClient projections;

    NegativePastTables(JdbcClient projections) {
        this.projections = projections;
    }

    /** By product and location, the earliest moments first. */
    List<NegativeMoment> find(NegativePastFilter filter, PointInTime at, @Nullable List<String> behind, int limit) {
        String only = (filter.sku() == null ? "" : " AND p.sku = :onlySku")
                + (filter.location() == null ? "" : " AND p.location = :onlyLocation");
        return projections
                .sql(MOMENTS.formatted(only))
                .param("position", at.position())
                .param("asOf", DatabaseTime.of(at.asOf()))
                .param("sku", behind == null ? "" : behind.get(0))
                .param("location", behind == null ? "" : behind.get(1))
                .param("from", behind == null ? OffsetDateTime.MIN : DatabaseTime.of(Instant.parse(behind.get(2))))
                .param("onlySku", filter.sku())
                .param("onlyLocation", filter.location())
                .param("limit", limit)
                .query((row, number) -> moment(row))
                .list();
    }

    private static NegativeMoment moment(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new NegativeMoment(
                row.getString("sku"),
                row.getString("location"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getBigDecimal("on_hand"));
    }
}
