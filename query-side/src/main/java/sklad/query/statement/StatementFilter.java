package sklad.query.statement;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sklad.query.movement.MovementType;

/** Which movements are stated. */
record StatementFilter(
        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location,

        @Parameter(description = "Who did it", example = "anna") @Size(min = 1, max = 100) @Nullable
        String username,

        @Nullable MovementType type,

        @Parameter(description = "The source document", example = "536365") @Size(min = 1, max = 100) @Nullable
        String reference,

        @Parameter(description = "They happened at this time or later", example = "2026-01-01T00:00:00Z") @Nullable
        Instant from,

        @Parameter(description = "They happened before this time", example = "2026-02-01T00:00:00Z") @Nullable
        Instant to) {

    /** Their changes have been added up already. */
    boolean isScope() {
        return username == null && type == null && reference == null;
    }
}
