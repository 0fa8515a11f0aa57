package sklad.query.movement;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When movements were stored. */
record RecordedTimes(
        @Parameter(description = "Stored at this time or later", example = "2026-01-01T00:00:00Z") @Nullable
        Instant recordedFrom,

        @Parameter(description = "Stored before this time", example = "2026-02-01T00:00:00Z") @Nullable
        Instant recordedTo) {}
