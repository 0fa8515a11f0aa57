package sklad.query.turnover;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sklad.query.report.PointInTime;
import sklad.web.Problems;

/** Over which time, whose stock, and in which order. */
record TurnoverFilter(
        @Parameter(
                description = "The period is from this time to `asOf`; 90 days if not given",
                example = "2026-01-01T00:00:00Z")
        @Nullable
        Instant from,

        @Parameter(description = "What a row is; `product` if not given; `stock_item` is a product at a location")
        @Nullable
        TurnoverGrouping groupBy,

        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location,

        @Parameter(description = "Products that are in this category now", example = "Garden")
        @Size(min = 1, max = 100)
        @Nullable
        String category,

        @Parameter(description = "Only what has not been issued for so many days", example = "30")
        @PositiveOrZero
        @Max(100_000)
        @Nullable
        Integer idleDays,

        @Parameter(description = "`true`: only where something is on hand, or owed") @Nullable
        Boolean nonZero,

        @Parameter(description = "`sku`, if not given; `idle`: what has not been issued for longest comes first")
        @Nullable
        TurnoverOrder sort) {

    private static final Duration USUAL = Duration.ofDays(90);

    TurnoverGrouping grouping() {
        return groupBy == null ? TurnoverGrouping.PRODUCT : groupBy;
    }

    boolean longestIdleFirst() {
        return sort == TurnoverOrder.IDLE;
    }

    Instant from(PointInTime at) {
        Instant begin = from == null ? at.asOf().minus(USUAL) : from;
        if (!begin.isBefore(at.asOf())) {
            throw Problems.invalidField("from", "must be before asOf");
        }
        return begin;
    }
}
