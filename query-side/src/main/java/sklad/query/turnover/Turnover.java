package sklad.query.turnover;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How fast some stock turns over. */
record Turnover(
        @Schema(example = "SKU-1") String sku,

        @Schema(description = "Absent if rows are not by location", example = "MAIN") @Nullable
        String location,

        @Schema(description = "At the end of the period", example = "94")
        BigDecimal onHand,

        @Schema(description = "Outgoing in the period, less what was taken back of it in the period", example = "120")
        BigDecimal issued,

        @Schema(description = "On hand in the period, weighted by how long it was there", example = "80.5")
        BigDecimal averageOnHand,

        @Schema(description = "Issued by average on hand; absent if that is not above zero", example = "1.4907")
        @Nullable
        BigDecimal turns,

        @Schema(
                description = "How long on hand lasts if issues go on as in the period; absent if nothing was issued",
                example = "23.5")
        @Nullable
        BigDecimal daysOfStock,

        Instant lastMovement,

        @Schema(description = "The last one that has not been taken back; absent if there is none") @Nullable
        Instant lastIssue,

        @Schema(description = "Since the last issue, or else the first movement", example = "12")
        long daysWithoutIssue,

        @Schema(description = "The time since which there was no issue")
        Instant idleSince) {}
