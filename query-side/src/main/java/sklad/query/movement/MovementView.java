package sklad.query.movement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the ledger as readers see it. */
record MovementView(
        @Schema(description = "In the order in which movements were stored", example = "1042")
        long position,

        @Schema(description = "The two rows of a transfer share it")
        UUID movementId,

        @Schema(
                allowableValues = {"incoming", "outgoing", "adjustment", "transfer"},
                example = "outgoing")
        String type,

        @Schema(example = "SKU-1") String sku,
        @Schema(example = "MAIN") String location,

        @Schema(description = "Of a transfer: where it went to or came from", example = "SHOP") @Nullable
        String otherLocation,

        @Schema(description = "The signed change of the quantity on hand", example = "-6")
        BigDecimal quantity,

        @Schema(description = "On hand at the location after this movement", example = "94")
        BigDecimal onHand,

        @Schema(example = "2.55") @Nullable BigDecimal unitCost,
        @Schema(example = "sale") @Nullable String reason,

        @Schema(description = "The source document", example = "536365") @Nullable
        String reference,

        @Schema(description = "When it happened in the warehouse")
        Instant effectiveAt,

        @Schema(description = "When it was stored") Instant recordedAt,

        @Schema(description = "Who did it", example = "anna") @Nullable
        String username,

        @Schema(description = "The application through which", example = "sklad-cli") @Nullable
        String client) {

    static MovementView of(StockMovement row) {
        return new MovementView(
                row.position,
                row.movementId,
                row.type,
                row.sku,
                row.location,
                row.otherLocation,
                row.quantity,
                row.onHand,
                row.unitCost,
                row.reason,
                row.reference,
                row.effectiveAt,
                row.recordedAt,
                row.username,
                row.client);
    }
}
