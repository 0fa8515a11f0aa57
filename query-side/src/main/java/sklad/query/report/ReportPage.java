package sklad.query.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One page of a report. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReportPage<R>(
        @Schema(description = "The last effective time that counts")
        Instant asOf,

        @Schema(description = "What had been recorded by then counts; null before the first movement") @Nullable
        Instant knownAt,

        @Schema(description = "Position of the last event that counts", example = "1042")
        long position,

        @Schema(description = "What holds for the whole report, on every page")
        Map<String, BigDecimal> totals,

        List<R> items,

        @Schema(description = "For the next page, at the same point in time; null on the last one") @Nullable
        String nextCursor) {}
