package sklad.query.valuation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import sklad.query.costing.LedgerLine;
import sklad.query.report.DatabaseTime;
import sklad.query.report.PointInTime;

/** Reads the ledger as it happened, a few products at a time, however long it is. */
@Component
class LedgerTables {

    private static final int FETCH = 1000;

    private static final String TAKEN_BACK = """
            EXISTS (SELECT FROM stock_movement r
                     WHERE r.reverses = m.movement_id AND r.position <= :position AND r.effective_at <= :asOf)
            """;

    private static final String PRODUCTS = """
            SELECT moved.*,
                   (SELECT m.unit_cost FROM stock_movement m
                     WHERE m.sku = moved.sku AND m.position <= :position AND m.effective_at <= :asOf
                       AND m.type IN ('incoming', 'adjustment') AND m.quantity > 0 AND m.unit_cost IS NOT NULL
                       AND NOT %s
                     ORDER BY m.effective_at, m.position LIMIT 1) AS first_cost
              FROM (SELECT k.sku, %s AS category
                      FROM stock_scope k%s
                     WHERE k.location = :location AND k.sku > '' AND k.sku >= :from AND k.first_position <= :position%s
                     ORDER BY k.sku LIMIT :limit) moved
             ORDER BY moved.sku
            """;

    private static final String LINES = """
            SELECT m.position, m.movement_id, m.type, m.sku, m.location, m.other_location, m.quantity, m.unit_cost,
                   m.effective_at, m.reverses, %s AS taken_back
              FROM stock_movement m
             WHERE m.sku = ANY (:skus) AND m.position <= :position AND m.effective_at <= :asOf
             ORDER BY m.sku, m.effective_at, m.position
            """.formatted(TAKEN_BACK);

    private final JdbcClient projections;

    LedgerTables(JdbcClient projections) {
        this.projections = projections;
    }

    /** The next products from a SKU on. */
    List<LedgerProduct> products(StockSelection selection, PointInTime at, String from, int limit) {
        String category = selection.needsCategory() ? "p.category" : "NULL";
        String product = selection.needsCategory() ? " JOIN product_category p ON p.sku = k.sku" : "";
        String only = (selection.sku() == null ? "" : " AND k.sku = :sku")
                + (selection.category() == null ? "" : " AND p.category = :category");
        return at(at, PRODUCTS.formatted(TAKEN_BACK, category, product, only))
                .param("from", from)
                .param("sku", selection.sku())
                .param("location", selection.location() == null ? "" : selection.location())
                .param("category", selection.category())
                .param("limit", limit)
                .query((row, number) -> new LedgerProduct(
                        row.getString("sku"), row.getString("category"), row.getBigDecimal("first_cost")))
                .list();
    }

    /** All movements of these products, of each product as they happened. */
    void lines(List<String> skus, PointInTime at, Consumer<LedgerLine> each) {
        at(at, LINES)
                .param("skus", skus.toArray(String[]::new))
                .withFetchSize(FETCH)
                .query((RowCallbackHandler) row -> each.accept(line(row)));
    }

    private JdbcClient.StatementSpec at(PointInTime at, String sql) {
        return projections.sql(sql).param("position", at.position()).param("asOf", DatabaseTime.of(at.asOf()));
    }

    private static LedgerLine line(ResultSet row) throws SQLException {
        return new LedgerLine(
                row.getLong("position"),
                row.getObject("movement_id", UUID.class),
                row.getString("type"),
                row.getString("sku"),
                row.getString("location"),
                row.getString("other_location"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("unit_cost"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("reverses", UUID.class),
                row.getBoolean("taken_back"));
    }
}
