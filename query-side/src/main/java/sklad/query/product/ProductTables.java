package sklad.query.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import sklad.query.projection.MissingRow;
import sklad.query.projection.RowWriter;

/** The projector's way into the tables {@code product} and {@code stock_level}. */
final class ProductTables {

    private static final RowWriter<ProductRow> PRODUCTS = RowWriter.<ProductRow>of("""
                    INSERT INTO product AS p (sku, version, position, name, category, unit, reorder_point,
                        negative_stock_allowed, discontinued, registered_at, changed_at, on_hand)
                    SELECT rows.*, 0 FROM unnest(%s) AS rows
                    ON CONFLICT (sku) DO UPDATE SET (version, position, name, category, unit, reorder_point,
                        negative_stock_allowed, discontinued, changed_at) = (excluded.version, excluded.position,
                        excluded.name, excluded.category, excluded.unit, excluded.reorder_point,
                        excluded.negative_stock_allowed, excluded.discontinued, excluded.changed_at)
                    """)
            .column("text", ProductRow::sku)
            .column("bigint", ProductRow::version)
            .column("bigint", ProductRow::position)
            .column("text", ProductRow::name)
            .column("text", ProductRow::category)
            .column("text", ProductRow::unit)
            .column("numeric", ProductRow::reorderPoint)
            .column("boolean", ProductRow::negativeStockAllowed)
            .column("boolean", ProductRow::discontinued)
            .column("timestamptz", ProductRow::registeredAt)
            .column("timestamptz", ProductRow::changedAt);

    private static final RowWriter<StockLevelRow> LEVELS = RowWriter.<StockLevelRow>of("""
                    INSERT INTO stock_level (sku, location, version, position, on_hand, effective_at,
                        recorded_at)
                    SELECT * FROM unnest(%s)
                    ON CONFLICT (sku, location) DO UPDATE SET (version, position, on_hand, effective_at, recorded_at) =
                        (excluded.version, excluded.position, excluded.on_hand, excluded.effective_at,
                         excluded.recorded_at)
                    """)
            .column("text", row -> row.key().sku())
            .column("text", row -> row.key().location())
            .column("bigint", StockLevelRow::version)
            .column("bigint", StockLevelRow::position)
            .column("numeric", StockLevelRow::onHand)
            .column("timestamptz", StockLevelRow::effectiveAt)
            .column("timestamptz", StockLevelRow::recordedAt);

    private static final String TOTALS = """
            UPDATE product p SET on_hand = total.on_hand
              FROM (SELECT l.sku, trim_scale(sum(l.on_hand)) AS on_hand FROM stock_level l
                     WHERE l.sku = ANY (?) GROUP BY l.sku) total
             WHERE p.sku = total.sku
            """;

    private ProductTables() {}

    static List<ProductRow> products(JdbcOperations jdbc, Set<String> skus) {
        return skus.isEmpty()
                ? List.of()
                : jdbc.query("SELECT * FROM product WHERE sku = ANY (?)", (row, number) -> product(row), (Object)
                        skus.toArray(String[]::new));
    }

    static List<StockLevelRow> levels(JdbcOperations jdbc, Set<StockLevelRow.Key> keys) {
        return keys.isEmpty()
                ? List.of()
                : jdbc.query(
                        """
                        SELECT l.* FROM unnest(?, ?) AS k (sku, location)
                          JOIN stock_level l ON l.sku = k.sku AND l.location = k.location
                        """,
                        (row, number) -> level(row),
                        keys.stream().map(StockLevelRow.Key::sku).toArray(String[]::new),
                        keys.stream().map(StockLevelRow.Key::location).toArray(String[]::new));
    }

    static void writeProducts(JdbcOperations jdbc, Collection<ProductRow> rows) {
        PRODUCTS.write(jdbc, rows);
    }

    /** Writes the levels and assigns the totals of their products, which must be there. */
    static void writeLevels(JdbcOperations jdbc, Collection<StockLevelRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        LEVELS.write(jdbc, rows);
        Set<String> skus = rows.stream().map(row -> row.key().sku()).collect(Collectors.toCollection(TreeSet::new));
        if (jdbc.update(TOTALS, (Object) skus.toArray(String[]::new)) < skus.size()) {
            products(jdbc, skus).forEach(product -> skus.remove(product.sku()));
            throw new MissingRow("product", skus.iterator().next());
        }
    }

    private static ProductRow product(ResultSet row) throws SQLException {
        return new ProductRow(
                row.getString("sku"),
                row.getLong("version"),
                row.getLong("position"),
                row.getString("name"),
                row.getString("category"),
                row.getString("unit"),
                row.getBigDecimal("reorder_point"),
                row.getBoolean("negative_stock_allowed"),
                row.getBoolean("discontinued"),
                instant(row, "registered_at"),
                instant(row, "changed_at"));
    }

    private static StockLevelRow level(ResultSet row) throws SQLException {
        return new StockLevelRow(
                new StockLevelRow.Key(row.getString("sku"), row.getString("location")),
                row.getLong("version"),
                row.getLong("position"),
                row.getBigDecimal("on_hand"),
                instant(row, "effective_at"),
                instant(row, "recorded_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
