package sklad.query.activity;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whose activity, when. */
record ActivityFilter(
        @Parameter(description = "`day` (UTC), if not given; `week`: from Monday on") @Nullable
        ActivityInterval interval,

        @Parameter(example = "anna") @Size(min = 1, max = 100) @Nullable
        String username,

        @Parameter(description = "What they recorded at this time or later", example = "2026-01-01T00:00:00Z") @Nullable
        Instant from,

        @Parameter(description = "What they recorded before this time", example = "2026-02-01T00:00:00Z") @Nullable
        Instant to) {

    String unit() {
        return (interval == null ? ActivityInterval.DAY : interval).name().toLowerCase(Locale.ROOT);
    }
}
