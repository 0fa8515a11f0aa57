package sklad.query.onhand;

import sklad.query.report.StockSum;
import sklad.query.report.StockSum.Scope;

/**
 * The SQL of one report: a row is a scope of its own where changes are added up for just that, or else a group of scopes. It
 * walks along an index and adds up for the rows that are wanted, so that a page costs the same wherever it is.
 */
final class OnHandSql {

    /** OFFSET: the sum is made once for each row, not once more for the condition. */
    private static final String SCOPES = """
            SELECT * FROM (
                SELECT k.sku, k.location, %s AS on_hand FROM stock_scope k
                 WHERE k.first_position <= :position AND %s ORDER BY %s OFFSET 0) scope
             WHERE %s ORDER BY %s LIMIT :limit
            """;

    private static final String GROUPS = """
            SELECT grouped.*, added.on_hand
              FROM (%s) grouped
             CROSS JOIN LATERAL (
                   SELECT trim_scale(sum(%s)) AS on_hand FROM product_category p JOIN stock_scope k ON k.sku = p.sku
                    WHERE k.first_position <= :position AND %s OFFSET 0) added
             WHERE added.on_hand IS NOT NULL AND %s ORDER BY 1 LIMIT :limit
            """;

    private static final String CATEGORIES =
            "SELECT DISTINCT category FROM product_category WHERE category > :behind0 %s ORDER BY category";

    private static final String ALL_OF_CATEGORIES = """
            WITH %s
            SELECT * FROM (
                SELECT k.category, %s AS on_hand FROM (%s) k
                 WHERE EXISTS (SELECT FROM product_category p JOIN stock_scope s ON s.sku = p.sku AND s.location = ''
                                WHERE p.category = k.category AND s.first_position <= :position)
                 ORDER BY k.category OFFSET 0) category
             WHERE %s ORDER BY category LIMIT :limit
            """;

    private static final String LOCATIONS = "SELECT location FROM stock_scope WHERE sku = '' AND location > :behind0 %s"
            + " AND first_position <= :position ORDER BY location";

    private final OnHandFilter filter;
    private final StockSum sum;

    OnHandSql(OnHandFilter filter, StockSum sum) {
        this.filter = filter;
        this.sum = sum;
    }

    String text() {
        return switch (filter.grouping()) {
            case STOCK_ITEM ->
                scopes(
                        Scope.STOCK_ITEM,
                        "(k.sku, k.location) > (:behind0, :behind1) AND k.sku > '' AND k.location > ''" + sku()
                                + location() + category(),
                        "k.sku, k.location");
            case PRODUCT ->
                scopes(
                        filter.location() == null ? Scope.PRODUCT : Scope.STOCK_ITEM,
                        "k.location = " + (filter.location() == null ? "''" : ":location") + " AND k.sku > :behind0"
                                + sku() + category(),
                        "k.sku");
            case LOCATION -> filter.category() == null ? locations() : locationsOfCategory();
            case CATEGORY -> categories();
        };
    }

    private String locations() {
        return scopes(
                filter.sku() == null ? Scope.LOCATION : Scope.STOCK_ITEM,
                "k.sku = " + (filter.sku() == null ? "''" : ":sku") + " AND k.location > :behind0" + location(),
                "k.location");
    }

    private String locationsOfCategory() {
        return groups(
                LOCATIONS.formatted(filter.location() == null ? "" : "AND location = :location"),
                Scope.STOCK_ITEM,
                "k.location = grouped.location AND p.category = :category" + sku());
    }

    private String categories() {
        String categories = CATEGORIES.formatted(filter.category() == null ? "" : "AND category = :category");
        if (filter.sku() == null && filter.location() == null) {
            return ALL_OF_CATEGORIES.formatted(sum.moved(), sum.ofCategory(), categories, zero("on_hand"));
        }
        return groups(
                categories,
                filter.location() == null ? Scope.PRODUCT : Scope.STOCK_ITEM,
                "p.category = grouped.category AND k.location = " + (filter.location() == null ? "''" : ":location")
                        + sku());
    }

    private String scopes(Scope scope, String condition, String order) {
        return SCOPES.formatted(sum.of(scope), condition, order, zero("on_hand"), order.replace("k.", ""));
    }

    private String groups(String groups, Scope scope, String condition) {
        return GROUPS.formatted(groups, sum.of(scope), condition, zero("added.on_hand"));
    }

    private String zero(String onHand) {
        if (filter.nonZero() == null) {
            return "true";
        }
        return onHand + (filter.nonZero() ? " <> 0" : " = 0");
    }

    private String sku() {
        return filter.sku() == null ? "" : " AND k.sku = :sku";
    }

    private String location() {
        return filter.location() == null ? "" : " AND k.location = :location";
    }

    private String category() {
        return filter.category() == null
                ? ""
                : " AND EXISTS (SELECT FROM product_category p WHERE p.sku = k.sku AND p.category = :category)";
    }
}
