package sklad.query.statement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import sklad.query.movement.MovementFilter;
import sklad.query.projection.ProjectionPositions;
import sklad.query.report.DatabaseTime;
import sklad.query.report.PointInTime;
import sklad.query.report.StockSum;
import sklad.query.report.StockSum.Scope;

/** Reads movements by the time at which they happened, and what they add up to. */
@Component
class StatementTables {

    private final JdbcClient projections;
    private final ProjectionPositions positions;

    StatementTables(JdbcClient projections, ProjectionPositions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    /** What all movements of the filter add up to, but for its own times. */
    BigDecimal balance(MovementFilter filter, PointInTime at) {
        StockSum sum = new StockSum(at, positions.of("stock_movement"));
        String sql = isScope(filter)
                ? "SELECT " + sum.of(scope(filter)) + " FROM (VALUES (:sku, :location)) AS k (sku, location)"
                : "SELECT trim_scale(coalesce(sum(quantity), 0)) FROM stock_movement"
                        + " WHERE position <= :position AND effective_at <= :asOf" + only(filter);
        return parameters(projections.sql(sql).params(sum.parameters()), filter)
                .query(BigDecimal.class)
                .single();
    }

    /** The movements behind one of them, and the balances that follow from its own. */
    List<StatementLine> find(
            MovementFilter filter,
            PointInTime at,
            BigDecimal balance,
            @Nullable Instant time,
            long position,
            int limit) {
        String sql = "SELECT * FROM stock_movement WHERE position <= :position AND effective_at <= :asOf"
                + (filter.from() == null ? "" : " AND effective_at >= :from")
                + (filter.to() == null ? "" : " AND effective_at < :to")
                + (time == null ? "" : " AND effective_at >= :time AND (effective_at, position) > (:time, :behind)")
                + only(filter) + " ORDER BY effective_at, position LIMIT :limit";
        List<StatementLine> lines = new ArrayList<>();
        parameters(projections.sql(sql), filter)
                .param("position", at.position())
                .param("asOf", DatabaseTime.of(at.asOf()))
                .param("time", time == null ? null : DatabaseTime.of(time))
                .param("behind", position)
                .param("limit", limit)
                .query(row -> {
                    BigDecimal before = lines.isEmpty()
                            ? balance
                            : lines.get(lines.size() - 1).balance();
                    lines.add(line(row, before.add(row.getBigDecimal("quantity"))));
                });
        return lines;
    }

    /** Their changes have been added up already. */
    private static boolean isScope(MovementFilter filter) {
        return filter.username() == null && filter.type() == null && filter.reference() == null;
    }

    private static Scope scope(MovementFilter filter) {
        if (filter.sku() == null) {
            return filter.location() == null ? Scope.ALL : Scope.LOCATION;
        }
        return filter.location() == null ? Scope.PRODUCT : Scope.STOCK_ITEM;
    }

    private static String only(MovementFilter filter) {
        return (filter.sku() == null ? "" : " AND sku = :sku")
                + (filter.location() == null ? "" : " AND location = :location")
                + (filter.username() == null ? "" : " AND username = :username")
                + (filter.type() == null ? "" : " AND type = :type")
                + (filter.reference() == null ? "" : " AND reference = :reference");
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec select, MovementFilter filter) {
        return select.param("sku", filter.sku() == null ? "" : filter.sku())
                .param("location", filter.location() == null ? "" : filter.location())
                .param("username", filter.username())
                .param("type", filter.type() == null ? null : filter.type().stored())
                .param("reference", filter.reference())
                .param("from", filter.from() == null ? null : DatabaseTime.of(filter.from()))
                .param("to", filter.to() == null ? null : DatabaseTime.of(filter.to()));
    }

    private static StatementLine line(ResultSet row, BigDecimal balance) throws SQLException {
        return new StatementLine(
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getLong("position"),
                row.getObject("movement_id", UUID.class),
                row.getString("type"),
                row.getString("sku"),
                row.getString("location"),
                row.getString("other_location"),
                row.getBigDecimal("quantity"),
                balance,
                row.getBigDecimal("unit_cost"),
                row.getString("reason"),
                row.getString("reference"),
                row.getString("username"),
                row.getObject("reverses", UUID.class),
                row.getObject("replaces", UUID.class));
    }
}
