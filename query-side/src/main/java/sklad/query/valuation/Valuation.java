package sklad.query.valuation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What some stock is worth. */
record Valuation(
        @Schema(description = "Absent if rows are not by product", example = "SKU-1") @Nullable
        String sku,

        @Schema(description = "Absent if rows are not by location", example = "MAIN") @Nullable
        String location,

        @Schema(description = "Absent if rows are not by category", example = "Garden") @Nullable
        String category,

        @Schema(description = "As the report of the stock on hand has it", example = "94")
        BigDecimal onHand,

        @Schema(
                description =
                        "Of a product: value by quantity, with up to 6 digits behind the point; absent where nothing"
                                + " is on hand, or nothing has ever said a cost",
                example = "2.55")
        @Nullable
        BigDecimal unitCost,

        @Schema(
                description = "With 2 digits behind the point, half to even for each product at a location; everything"
                        + " else is the sum of these",
                example = "239.70")
        BigDecimal value,

        @Schema(
                description =
                        "How much of it came in without a unit cost of its own, and is valued at the average or the"
                                + " last cost that was known",
                example = "0")
        BigDecimal unpriced) {}
