package sklad.query.reorder;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** A product of which there was too little. */
record Shortage(
        @Schema(example = "SKU-1") String sku,
        @Schema(example = "White lantern") String name,
        @Schema(example = "Garden") String category,
        @Schema(example = "each") String unit,

        @Schema(description = "In total, as of then", example = "4")
        BigDecimal onHand,

        @Schema(description = "As it is now", example = "10")
        BigDecimal reorderPoint,

        @Schema(description = "How much is missing to the reorder point", example = "6")
        BigDecimal shortfall,

        @Schema(description = "No more may come in") boolean discontinued) {}
