package sklad.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stock of a product at a location, event by event. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReplayView(
        @Schema(example = "SKU-1") String sku,
        @Schema(example = "MAIN") String location,

        @Schema(description = "Folded from all events before the first item", example = "100")
        BigDecimal openingBalance,

        List<ReplayStep> items,

        @Schema(description = "Folded from all events up to the last item", example = "94")
        BigDecimal closingBalance,

        @Schema(description = "Events with findings, from the first of the stream to the last item", example = "0")
        long eventsWithFindings,

        @Schema(description = "`fromPosition` for the next page; null on the last one", example = "1057") @Nullable
        Long nextFromPosition,

        @Schema(description = "The last position of the event store when it was read", example = "2000")
        long position) {}
