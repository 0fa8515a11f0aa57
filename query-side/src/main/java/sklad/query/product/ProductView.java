package sklad.query.product;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product as readers see it. */
record ProductView(
        @Schema(example = "SKU-1") String sku,
        @Schema(example = "White lantern") String name,
        @Schema(example = "Garden") String category,
        @Schema(example = "each") String unit,

        @Schema(description = "On hand in total", example = "94")
        BigDecimal onHand,

        @Schema(example = "12.5") @Nullable BigDecimal reorderPoint,
        boolean belowReorderPoint,
        boolean negativeStockAllowed,

        @Schema(description = "What is on hand may only leave")
        boolean discontinued,

        @Schema(description = "For `If-Match` on a change of the product", example = "0")
        long version,

        Instant registeredAt,
        Instant changedAt) {

    static ProductView of(Product product) {
        BigDecimal point = product.reorderPoint;
        return new ProductView(
                product.sku,
                product.name,
                product.category,
                product.unit,
                product.onHand,
                point,
                point != null && product.onHand.compareTo(point) < 0,
                product.negativeStockAllowed,
                product.discontinued,
                product.version,
                product.registeredAt,
                product.changedAt);
    }
}
