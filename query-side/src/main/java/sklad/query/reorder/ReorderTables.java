package sklad.query.reorder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import sklad.query.projection.ProjectionPositions;
import sklad.query.report.PointInTime;
import sklad.query.report.StockSum;

/** Reads what was on hand of each product that has a reorder point. */
@Component
class ReorderTables {

    private static final String SHORTAGES = """
            SELECT p.*, total.then_on_hand, trim_scale(p.reorder_point - total.then_on_hand) AS shortfall
              FROM product p
             CROSS JOIN LATERAL (SELECT p.sku, '' COLLATE "C" AS location) k
             CROSS JOIN LATERAL (SELECT %s AS then_on_hand OFFSET 0) total
             WHERE p.reorder_point IS NOT NULL AND p.sku > :behind AND total.then_on_hand < p.reorder_point%s
             ORDER BY p.sku
             LIMIT :limit
            """;

    private final JdbcClient projections;
    private final ProjectionPositions positions;

    ReorderTables(JdbcClient projections, ProjectionPositions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    List<Shortage> find(ReorderFilter filter, PointInTime at, @Nullable List<String> behind, int limit) {
        String only = (filter.category() == null ? "" : " AND p.category = :category")
                + (filter.discontinued() == null ? "" : " AND p.discontinued = :discontinued");
        StockSum sum = new StockSum(at, positions.of("stock_movement"));
        return projections
                .sql(SHORTAGES.formatted(sum.of(StockSum.Scope.PRODUCT), only))
                .params(sum.parameters())
                .param("behind", behind == null ? "" : behind.get(0))
                .param("category", filter.category())
                .param("discontinued", filter.discontinued())
                .param("limit", limit)
                .query((row, number) -> shortage(row))
                .list();
    }

    private static Shortage shortage(ResultSet row) throws SQLException {
        return new Shortage(
                row.getString("sku"),
                row.getString("name"),
                row.getString("category"),
                row.getString("unit"),
                row.getBigDecimal("then_on_hand"),
                row.getBigDecimal("reorder_point"),
                row.getBigDecimal("shortfall"),
                row.getBoolean("discontinued"));
    }
}
