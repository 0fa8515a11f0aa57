package sklad.query.valuation;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sklad.query.costing.CostingMethod;

/** Whose stock, valued how, and how it is added up. */
record ValuationFilter(
        @Parameter(description = "Moving average (`average`, if not given), or first in, first out (`fifo`)") @Nullable
        CostingMethod method,

        @Parameter(description = "What a row is; `product` if not given; `stock_item` is a product at a location")
        @Nullable
        StockGrouping groupBy,

        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(
                description = "Only what is there; it is valued with all that has happened elsewhere",
                example = "MAIN")
        @Size(min = 1, max = 32)
        @Nullable
        String location,

        @Parameter(description = "Products that are in this category now", example = "Garden")
        @Size(min = 1, max = 100)
        @Nullable
        String category) {

    CostingMethod costing() {
        return method == null ? CostingMethod.AVERAGE : method;
    }

    StockSelection selection() {
        return new StockSelection(groupBy == null ? StockGrouping.PRODUCT : groupBy, sku, location, category);
    }
}
