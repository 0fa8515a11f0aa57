package sklad.query.turnover;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import sklad.query.report.DatabaseTime;
import sklad.query.report.PointInTime;

/** Adds up the ledger over a period. */
@Component
class TurnoverTables {

    private static final String MOVEMENTS = """
            SELECT m.*,
                   m.type = 'outgoing' AND NOT EXISTS (
                       SELECT FROM stock_movement r
                        WHERE r.reverses = m.movement_id AND r.position <= :position AND r.effective_at <= :asOf) AS issues,
                   m.type = 'outgoing' OR m.type = 'reversal' AND 'outgoing' = (
                       SELECT o.type FROM stock_movement o WHERE o.movement_id = m.reverses LIMIT 1) AS is_issue
              FROM stock_movement m%s
             WHERE m.position <= :position AND m.effective_at <= :asOf%s
            """;

    /** A change counts for the average from when it happened, or the period's begin, to the period's end. */
    private static final String TURNOVER = """
            SELECT sku, %s AS location, trim_scale(sum(quantity)) AS on_hand,
                   trim_scale(coalesce(-sum(quantity) FILTER (WHERE is_issue AND effective_at >= :from), 0)) AS issued,
                   trim_scale(round(sum(quantity * extract(epoch FROM :asOf - greatest(effective_at, :from)))
                       / :seconds, 6)) AS average,
                   max(effective_at) AS last_movement,
                   max(effective_at) FILTER (WHERE issues) AS last_issue,
                   coalesce(max(effective_at) FILTER (WHERE issues), min(effective_at)) AS idle_since
              FROM (%s) movement
             GROUP BY sku, %1$s
            """;

    private static final String ROWS = """
            SELECT *, trim_scale(round(issued / nullif(greatest(average, 0), 0), 4)) AS turns,
                   trim_scale(round(on_hand * :seconds / 86400 / nullif(greatest(issued, 0), 0), 1)) AS days_of_stock
              FROM (%s) turnover
             WHERE true%s
             ORDER BY %ssku, location
             LIMIT :limit
            """;

    private final JdbcClient projections;

    TurnoverTables(JdbcClient projections) {
        this.projections = projections;
    }

    List<Turnover> find(TurnoverFilter filter, PointInTime at, @Nullable List<String> behind, int limit) {
        Instant from = filter.from(at);
        int idleDays = filter.idleDays() == null ? 0 : filter.idleDays();
        return projections
                .sql(sql(filter, behind != null))
                .param("sku", filter.sku())
                .param("onlyLocation", filter.location())
                .param("category", filter.category())
                .param("from", DatabaseTime.of(from))
                .param("seconds", seconds(from, at.asOf()))
                .param("asOf", DatabaseTime.of(at.asOf()))
                .param("idle", DatabaseTime.of(at.asOf().minus(Duration.ofDays(idleDays))))
                .param("position", at.position())
                .param("behindIdle", behind == null ? null : DatabaseTime.of(Instant.parse(behind.get(0))))
                .param("behindSku", behind == null ? null : behind.get(1))
                .param("behindLocation", behind == null ? null : behind.get(2))
                .param("limit", limit)
                .query((row, number) -> turnover(row, filter, at))
                .list();
    }

    private static String sql(TurnoverFilter filter, boolean goesOn) {
        String category =
                filter.category() == null ? "" : " JOIN product_category p ON p.sku = m.sku AND p.category = :category";
        String movements = (filter.sku() == null ? "" : " AND m.sku = :sku")
                + (filter.location() == null ? "" : " AND m.location = :onlyLocation");
        String turnover = TURNOVER.formatted(
                filter.grouping() == TurnoverGrouping.STOCK_ITEM ? "location" : "''::text",
                MOVEMENTS.formatted(category, movements));
        String rows = (filter.idleDays() == null ? "" : " AND idle_since <= :idle")
                + (Boolean.TRUE.equals(filter.nonZero()) ? " AND on_hand <> 0" : "")
                + (Boolean.FALSE.equals(filter.nonZero()) ? " AND on_hand = 0" : "");
        return filter.longestIdleFirst()
                ? ROWS.formatted(
                        turnover,
                        rows
                                + behind(
                                        goesOn,
                                        "(idle_since, sku, location) > (:behindIdle, :behindSku, :behindLocation)"),
                        "idle_since, ")
                : ROWS.formatted(
                        turnover, rows + behind(goesOn, "(sku, location) > (:behindSku, :behindLocation)"), "");
    }

    private static String behind(boolean goesOn, String condition) {
        return goesOn ? " AND " + condition : "";
    }

    private static BigDecimal seconds(Instant from, Instant to) {
        Duration period = Duration.between(from, to);
        return BigDecimal.valueOf(period.getSeconds()).add(BigDecimal.valueOf(period.getNano(), 9));
    }

    private static Turnover turnover(ResultSet row, TurnoverFilter filter, PointInTime at) throws SQLException {
        Instant idleSince = time(row, "idle_since");
        OffsetDateTime lastIssue = row.getObject("last_issue", OffsetDateTime.class);
        return new Turnover(
                row.getString("sku"),
                filter.grouping() == TurnoverGrouping.STOCK_ITEM ? row.getString("location") : null,
                row.getBigDecimal("on_hand"),
                row.getBigDecimal("issued"),
                row.getBigDecimal("average"),
                row.getBigDecimal("turns"),
                row.getBigDecimal("days_of_stock"),
                time(row, "last_movement"),
                lastIssue == null ? null : lastIssue.toInstant(),
                Duration.between(idleSince, at.asOf()).toDays(),
                idleSince);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
