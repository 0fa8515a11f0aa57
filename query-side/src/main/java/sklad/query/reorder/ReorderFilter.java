package sklad.query.reorder;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which products. */
record ReorderFilter(
        @Parameter(description = "Products that are in this category now", example = "Garden")
        @Size(min = 1, max = 100)
        @Nullable
        String category,

        @Parameter(description = "Only discontinued products, or only the others") @Nullable
        Boolean discontinued) {}
