package sklad.command.product;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import sklad.command.request.Shapes;

/** The details of a product that a client wants changed; what is absent stays as it is. */
@Schema(name = "ChangeProduct")
record ChangeProductRequest(
        @Nullable
        @Size(max = Shapes.NAME)
        @Pattern(regexp = "(?=.*\\S)" + Shapes.TEXT, message = "must not be blank nor contain control characters")
        String name,

        @Nullable
        @Size(min = 1, max = Shapes.CATEGORY)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(description = "null: uncategorised")
        String category,

        @Nullable @Size(min = 1, max = Shapes.UNIT) @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        String unit,

        @Nullable
        @PositiveOrZero
        @Digits(integer = Shapes.INTEGER_DIGITS, fraction = Shapes.FRACTION_DIGITS, message = Shapes.DIGITS_MESSAGE)
        @Schema(description = "null: not watched")
        BigDecimal reorderPoint,

        @Nullable Boolean negativeStockAllowed) {}
