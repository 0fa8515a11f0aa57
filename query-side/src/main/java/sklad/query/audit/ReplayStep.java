package sklad.query.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of a slice, and the balance that follows from it and all before it. */
record ReplayStep(
        @Schema(example = "1042") long position,
        @Schema(example = "7") long sequenceNumber,
        @Schema(example = "StockIssued") String type,
        @Nullable UUID movementId,

        @Schema(
                description = "The signed change of the quantity on hand; null if the event can't be read",
                example = "-6")
        @Nullable
        BigDecimal change,

        @Schema(description = "Folded from the changes of all events up to here", example = "94")
        BigDecimal balance,

        @Schema(description = "What the event itself states", example = "94") @Nullable
        BigDecimal onHand,

        @Schema(description = "What is wrong with it; empty if nothing is")
        List<Finding> findings,

        @Schema(description = "When it happened") @Nullable Instant effectiveAt,
        @Schema(description = "When it was stored") Instant recordedAt,
        @Schema(example = "anna") @Nullable String username,
        @Schema(example = "sklad-cli") @Nullable String client,
        @Schema(example = "sale") @Nullable String reason,
        @Schema(example = "536365") @Nullable String reference) {

    /** What a replay finds wrong with an event. */
    enum Finding {
        /** The stored quantity on hand is not what the changes add up to. */
        @JsonProperty("on-hand-differs")
        ON_HAND_DIFFERS,
        /** Events of the stream are missing before this one. */
        @JsonProperty("gap")
        GAP,
        /** It names another product or location than its stream. */
        @JsonProperty("other-slice")
        OTHER_SLICE,
        /** It is no movement that this build can read; the balance does not count it. */
        @JsonProperty("unreadable")
        UNREADABLE
    }
}
