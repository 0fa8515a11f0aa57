package sklad.query.past;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Of which stock items. */
record NegativePastFilter(
        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location) {}
