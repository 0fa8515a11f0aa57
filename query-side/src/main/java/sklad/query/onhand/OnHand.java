package sklad.query.onhand;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How much there was. */
record OnHand(
        @Schema(description = "Absent if rows are not by product", example = "SKU-1") @Nullable
        String sku,

        @Schema(description = "Absent if rows are not by location", example = "MAIN") @Nullable
        String location,

        @Schema(description = "Absent if rows are not by category", example = "Garden") @Nullable
        String category,

        @Schema(example = "94") BigDecimal onHand) {}
