package sklad.query.summary;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sklad.query.movement.MovementType;

/** Which movements are summed up, and how. */
record SummaryFilter(
        @Parameter(
                description = "Days, weeks from Monday on, or months, all in UTC; `day` if not given",
                example = "month")
        @Nullable
        SummaryInterval interval,

        @Parameter(description = "What `group` of a row is; `total`, no groups, if not given", example = "product")
        @Nullable
        SummaryGrouping groupBy,

        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location,

        @Parameter(description = "Products that are in this category now", example = "Garden")
        @Size(min = 1, max = 100)
        @Nullable
        String category,

        @Parameter(description = "Who did it", example = "anna") @Size(min = 1, max = 100) @Nullable
        String username,

        @Nullable MovementType type,

        @Parameter(description = "They happened at this time or later", example = "2026-01-01T00:00:00Z") @Nullable
        Instant from,

        @Parameter(description = "They happened before this time", example = "2026-02-01T00:00:00Z") @Nullable
        Instant to) {

    SummaryInterval periods() {
        return interval == null ? SummaryInterval.DAY : interval;
    }

    SummaryGrouping groups() {
        return groupBy == null ? SummaryGrouping.TOTAL : groupBy;
    }
}
