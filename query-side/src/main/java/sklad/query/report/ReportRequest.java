package sklad.query.report;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sklad.query.answer.Paging;

/** What can be asked of every report. */
public record ReportRequest(
        @Parameter(
                description = "By the times at which movements happened: up to and with this one. Not in the future; if"
                        + " not given, the present",
                example = "2026-01-31T23:59:59Z")
        @Nullable
        Instant asOf,

        @Parameter(
                description = "Only what had been recorded by this time. Not in the future; if not given, all that is"
                        + " known",
                example = "2026-02-03T08:00:00Z")
        @Nullable
        Instant knownAt,

        @Parameter(description = "The same, by the position of the last event that counts", example = "1042")
        @PositiveOrZero
        @Nullable
        Long knownAtPosition,

        @Parameter(
                description = "`json`: a page; `csv` and `xlsx`: the whole report as a file. If not given, the header"
                        + " `Accept` decides, and else it is `json`")
        @Nullable
        ReportFormat format,

        @Parameter(description = "Of a page: at most this many items; 50 if not given", example = "50")
        @Min(1)
        @Max(500)
        @Nullable
        Integer limit,

        @Parameter(description = "`nextCursor` of the page before, with the same parameters")
        @Size(max = 2000)
        @Nullable
        String cursor,

        @Parameter(description = "Wait until the event at this position is reflected") @PositiveOrZero @Nullable
        Long after) {

    Paging paging() {
        return new Paging(limit, cursor);
    }

    /** What a cursor is bound to. */
    String pointInTime() {
        return asOf + " " + knownAt + " " + knownAtPosition;
    }
}
