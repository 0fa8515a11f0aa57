package sklad.query.movement;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import sklad.query.projection.RowWriter;

/** The projector's way into {@code product_category} and what moves with it in {@code category_change}. */
final class CategoryTables {

    private static final RowWriter<ProductCategoryRow> PRODUCTS = RowWriter.<ProductCategoryRow>of("""
                    INSERT INTO product_category (sku, category, position)
                    SELECT * FROM unnest(%s)
                    ON CONFLICT (sku) DO UPDATE SET (category, position) = (excluded.category, excluded.position)
                    """)
            .column("text", ProductCategoryRow::sku)
            .column("text", ProductCategoryRow::category)
            .column("bigint", ProductCategoryRow::position);

    private static final RowWriter<ProductCategoryRow> MOVES = RowWriter.<ProductCategoryRow>of("""
                    INSERT INTO category_change AS change (category, period, starts_on, quantity)
                    SELECT side.category, c.period, c.starts_on, trim_scale(sum(side.sign * c.quantity))
                      FROM unnest(%s) AS moved (sku, before, category)
                      JOIN stock_change c ON c.sku = moved.sku AND c.location = '',
                           LATERAL (VALUES (moved.category, 1), (moved.before, -1)) AS side (category, sign)
                     WHERE side.category IS NOT NULL
                     GROUP BY 1, 2, 3
                    ON CONFLICT (category, period, starts_on) DO UPDATE
                        SET quantity = trim_scale(change.quantity + excluded.quantity)
                    """)
            .column("text", ProductCategoryRow::sku)
            .column("text", ProductCategoryRow::before)
            .column("text", ProductCategoryRow::category);

    /** Nothing of what is left in the category moved then. */
    private static final String LEFT_BEHIND = """
            DELETE FROM category_change c
             WHERE c.category = ANY (?) AND c.quantity = 0
               AND NOT EXISTS (SELECT FROM product_category p
                                 JOIN stock_change s ON s.sku = p.sku AND s.location = '' AND s.period = c.period
                                                    AND s.starts_on = c.starts_on
                                WHERE p.category = c.category)
            """;

    private static final String SUMS = """
            INSERT INTO category_change (category, period, starts_on, quantity)
            SELECT p.category, c.period, c.starts_on, trim_scale(sum(c.quantity))
              FROM stock_change c JOIN product_category p ON p.sku = c.sku
             WHERE c.location = ''
             GROUP BY 1, 2, 3
            ON CONFLICT (category, period, starts_on) DO UPDATE SET quantity = excluded.quantity
            """;

    private CategoryTables() {}

    static List<ProductCategoryRow> find(JdbcOperations jdbc, Set<String> skus) {
        return skus.isEmpty()
                ? List.of()
                : jdbc.query(
                        "SELECT sku, category, position FROM product_category WHERE sku = ANY (?)",
                        (row, number) -> new ProductCategoryRow(
                                row.getString("sku"),
                                row.getString("category"),
                                row.getString("category"),
                                row.getLong("position")),
                        (Object) skus.toArray(String[]::new));
    }

    /** Writes the products; what their movements add up to goes from one category to the other. */
    static void write(JdbcOperations jdbc, Collection<ProductCategoryRow> products) {
        List<ProductCategoryRow> moves =
                products.stream().filter(ProductCategoryRow::moves).toList();
        MOVES.write(jdbc, moves);
        PRODUCTS.write(jdbc, products);
        String[] left = moves.stream()
                .map(ProductCategoryRow::before)
                .filter(category -> category != null)
                .distinct()
                .toArray(String[]::new);
        if (left.length > 0) {
            jdbc.update(LEFT_BEHIND, (Object) left);
        }
    }

    /** Writes the products alone. */
    static void load(JdbcOperations jdbc, Collection<ProductCategoryRow> products) {
        PRODUCTS.write(jdbc, products);
    }

    /** Adds up what all products' movements add up to. */
    static void addUp(JdbcOperations jdbc) {
        jdbc.update(SUMS);
    }
}
