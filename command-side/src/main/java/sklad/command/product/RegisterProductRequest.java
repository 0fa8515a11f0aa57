package sklad.command.product;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sklad.command.product.ProductCommand.RegisterProduct;
import sklad.command.request.Shapes;
import sklad.events.ProductEvent;

/** A product as a client registers it. */
@Schema(name = "RegisterProduct")
record RegisterProductRequest(
        @NotNull @Pattern(regexp = Shapes.SKU, message = Shapes.SKU_MESSAGE) @Schema(example = "SKU-1")
        String sku,

        @NotBlank
        @Size(max = Shapes.NAME)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(example = "White metal lantern")
        String name,

        @Nullable
        @Size(min = 1, max = Shapes.CATEGORY)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(description = "uncategorised, if absent.", example = "Garden")
        String category,

        @Nullable
        @Size(min = 1, max = Shapes.UNIT)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(description = "What quantities count; each, if absent.", example = "each")
        String unit,

        @Nullable
        @PositiveOrZero
        @Digits(integer = Shapes.INTEGER_DIGITS, fraction = Shapes.FRACTION_DIGITS, message = Shapes.DIGITS_MESSAGE)
        @Schema(description = "To be ordered again below this quantity in total.", example = "10")
        BigDecimal reorderPoint,

        @Nullable @Schema(description = "Whether stock may go below zero; false, if absent.")
        Boolean negativeStockAllowed) {

    RegisterProduct command() {
        return new RegisterProduct(
                sku,
                name,
                Objects.requireNonNullElse(category, ProductEvent.UNCATEGORISED),
                Objects.requireNonNullElse(unit, "each"),
                reorderPoint,
                Boolean.TRUE.equals(negativeStockAllowed));
    }
}
