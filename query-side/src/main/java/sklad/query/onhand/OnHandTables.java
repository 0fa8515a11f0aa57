package sklad.query.onhand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import sklad.query.projection.ProjectionPositions;
import sklad.query.report.PointInTime;
import sklad.query.report.StockSum;

/** Reads what was on hand, group by group, each once it is needed. */
@Component
class OnHandTables {

    private final JdbcClient projections;
    private final ProjectionPositions positions;

    OnHandTables(JdbcClient projections, ProjectionPositions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    List<OnHand> find(OnHandFilter filter, PointInTime at, @Nullable List<String> behind, int limit) {
        List<String> columns = filter.grouping().columns();
        StockSum sum = new StockSum(at, positions.of("stock_movement"));
        JdbcClient.StatementSpec select = projections
                .sql(new OnHandSql(filter, sum).text())
                .params(sum.parameters())
                .param("sku", filter.sku())
                .param("location", filter.location())
                .param("category", filter.category())
                .param("limit", limit);
        for (int i = 0; i < columns.size(); i++) {
            select = select.param("behind" + i, behind == null ? "" : behind.get(i));
        }
        return select.query((row, number) -> onHand(row, columns)).list();
    }

    private static OnHand onHand(ResultSet row, List<String> columns) throws SQLException {
        return new OnHand(
                columns.contains("sku") ? row.getString("sku") : null,
                columns.contains("location") ? row.getString("location") : null,
                columns.contains("category") ? row.getString("category") : null,
                row.getBigDecimal("on_hand"));
    }
}
