package sklad.query.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Up to which day the past stands, and how that came about. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PeriodsView(
        @Schema(description = "The last closed day (UTC); null: every day is open", example = "2026-01-31") @Nullable
        LocalDate closedThrough,

        @Schema(description = "From then on movements may take effect; null: from any time on") @Nullable
        Instant openFrom,

        @Schema(description = "The newest first") List<Change> changes,

        @Schema(description = "Position of the last event that this reflects", example = "1042")
        long position) {

    /** A closing or a reopening. */
    record Change(
            @Schema(example = "1040") long position,

            @Schema(
                    allowableValues = {"closed", "reopened"},
                    example = "closed")
            String type,

            @Schema(description = "The last closed day from then on") @Nullable
            LocalDate through,

            @Nullable String reason,

            @Schema(description = "Who did it", example = "max") @Nullable
            String username,

            Instant recordedAt) {}
}
