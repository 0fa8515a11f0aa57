package sklad.query.valuation;

import org.jspecify.annotations.Nullable;

/** Whose stock, and how it is added up. */
record StockSelection(
        StockGrouping grouping,
        @Nullable String sku,
        @Nullable String location,
        @Nullable String category) {

    boolean needsCategory() {
        return category != null || grouping == StockGrouping.CATEGORY;
    }

    boolean has(String place) {
        return location == null || location.equals(place);
    }

    StockGrouping.Group group(LedgerProduct product, String place) {
        return grouping.of(product.sku(), place, product.category());
    }
}
