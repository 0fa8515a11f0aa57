package sklad.query.rejection;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which refused requests. */
record RejectionFilter(
        @Parameter(description = "Who was refused", example = "anna") @Size(min = 1, max = 100) @Nullable
        String username,

        @Parameter(description = "The rule, by the code of its refusal", example = "insufficient-stock")
        @Size(min = 1, max = 100)
        @Nullable
        String code,

        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location,

        @Parameter(description = "Refused at this time or later", example = "2026-01-01T00:00:00Z") @Nullable
        Instant from,

        @Parameter(description = "Refused before this time", example = "2026-02-01T00:00:00Z") @Nullable
        Instant to) {}
