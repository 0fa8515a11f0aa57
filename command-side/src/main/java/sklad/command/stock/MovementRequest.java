package sklad.command.stock;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.command.request.Shapes;

/** A movement of stock as a client asks for it. */
@ConsistentMovement
@Schema(name = "Movement")
record MovementRequest(
        @NotNull MovementType type,

        @NotNull @Pattern(regexp = Shapes.SKU, message = Shapes.SKU_MESSAGE) @Schema(example = "SKU-1")
        String sku,

        @NotNull @Pattern(regexp = Shapes.LOCATION, message = Shapes.LOCATION_MESSAGE) @Schema(example = "MAIN")
        String location,

        @Nullable
        @Pattern(regexp = Shapes.LOCATION, message = Shapes.LOCATION_MESSAGE)
        @Schema(description = "Where a transfer goes; only for a transfer.", example = "SHOP")
        String toLocation,

        @NotNull
        @Digits(integer = Shapes.INTEGER_DIGITS, fraction = Shapes.FRACTION_DIGITS, message = Shapes.DIGITS_MESSAGE)
        @Schema(description = "Positive; an adjustment has a sign and is not zero.", example = "12.5")
        BigDecimal quantity,

        @Nullable
        @PositiveOrZero
        @Digits(integer = Shapes.INTEGER_DIGITS, fraction = Shapes.FRACTION_DIGITS, message = Shapes.DIGITS_MESSAGE)
        @Schema(description = "Cost of one unit, where known.", example = "2.55")
        BigDecimal unitCost,

        @Nullable
        @Size(max = Shapes.REASON)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(example = "purchase")
        String reason,

        @Nullable
        @Size(max = Shapes.REFERENCE)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(description = "The source document.", example = "PO-7")
        String reference,

        @Nullable
        @Schema(description = "When it happened; now, if absent. Not in the future; a while ago for managers only.")
        Instant effectiveAt,

        @Nullable @Schema(description = "The reversed movement in whose place this one is made.")
        UUID replaces) {}
