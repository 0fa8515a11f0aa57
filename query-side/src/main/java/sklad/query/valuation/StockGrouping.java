package sklad.query.valuation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What values and quantities are added up by. */
enum StockGrouping {
    STOCK_ITEM,
    PRODUCT,
    LOCATION,
    CATEGORY,
    TOTAL;

    /** Whether what belongs to a product is never added to what belongs to another. */
    boolean keepsProductsApart() {
        return this == STOCK_ITEM || this == PRODUCT;
    }

    Group of(String sku, String location, @Nullable String category) {
        return new Group(
                keepsProductsApart() ? sku : null,
                this == STOCK_ITEM || this == LOCATION ? location : null,
                this == CATEGORY ? category : null);
    }

    /** What a row is about; whatever it is not about is null. */
    record Group(
            @Nullable String sku,
            @Nullable String location,
            @Nullable String category) {

        List<String> key() {
            return List.of(text(sku), text(location), text(category));
        }

        private static String text(@Nullable String part) {
            return part == null ? "" : part;
        }
    }
}
