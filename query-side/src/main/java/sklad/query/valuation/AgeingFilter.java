package sklad.query.valuation;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whose stock, by which ages, and how it is added up. */
record AgeingFilter(
        @Parameter(
                description = "The last days of all buckets but the last one, ascending; `30,60,90,180` if not given:"
                        + " 0–30, 31–60, 61–90, 91–180 days, and more",
                example = "7,30,90")
        @Pattern(
                regexp = "\\d{1,5}(,\\d{1,5}){0,11}",
                message = "must be at most 12 numbers of days below 100,000, between commas")
        @Nullable
        String buckets,

        @Parameter(description = "What a row is; `product` if not given; `stock_item` is a product at a location")
        @Nullable
        StockGrouping groupBy,

        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location,

        @Parameter(description = "Products that are in this category now", example = "Garden")
        @Size(min = 1, max = 100)
        @Nullable
        String category) {

    StockSelection selection() {
        return new StockSelection(groupBy == null ? StockGrouping.PRODUCT : groupBy, sku, location, category);
    }
}
