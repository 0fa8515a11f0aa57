package sklad.query.audit;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which accesses. */
record AccessFilter(
        @Parameter(description = "Who looked", example = "audrey") @Size(min = 1, max = 100) @Nullable
        String username,

        @Parameter(description = "At this time or later", example = "2026-01-01T00:00:00Z") @Nullable
        Instant from,

        @Parameter(description = "Before this time", example = "2026-02-01T00:00:00Z") @Nullable
        Instant to) {

    /** Later than anything that PostgreSQL is asked about. */
    static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");
}
