package sklad.query.past;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From one movement to the next, less than nothing was on hand. */
record NegativeMoment(
        @Schema(example = "SKU-1") String sku,
        @Schema(example = "MAIN") String location,

        @Schema(description = "When the movement happened that led to it")
        Instant from,

        @Schema(description = "When the next one happened; absent if none has") @Nullable
        Instant until,

        @Schema(description = "By the times at which movements happened", example = "-2")
        BigDecimal onHand) {}
