package sklad.query.onhand;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whose stock, and how it is added up. */
record OnHandFilter(
        @Parameter(
                description = "What a row is; `stock_item`, a product at a location, if not given",
                example = "product")
        @Nullable
        OnHandGrouping groupBy,

        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location,

        @Parameter(description = "Products that are in this category now", example = "Garden")
        @Size(min = 1, max = 100)
        @Nullable
        String category,

        @Parameter(description = "`true`: only where something was on hand, or owed") @Nullable
        Boolean nonZero) {

    OnHandGrouping grouping() {
        return groupBy == null ? OnHandGrouping.STOCK_ITEM : groupBy;
    }
}
