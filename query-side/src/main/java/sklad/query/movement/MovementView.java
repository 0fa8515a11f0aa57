package sklad.query.movement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.events.StockEvent;
import sklad.query.projection.RecordedEvent;

/** A row of the ledger as readers see it. */
public record MovementView(
        @Schema(description = "In the order in which movements were stored", example = "1042")
        long position,

        @Schema(description = "The two rows of a transfer, and those of its reversal, share it")
        UUID movementId,

        @Schema(
                allowableValues = {"incoming", "outgoing", "adjustment", "transfer", "reversal"},
                example = "outgoing")
        String type,

        @Schema(example = "SKU-1") String sku,
        @Schema(example = "MAIN") String location,

        @Schema(description = "Of a transfer, or the reversal of one: where it went to or came from", example = "SHOP")
        @Nullable
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
        String client,

        @Schema(description = "Of a reversal: the movement that it takes back") @Nullable
        UUID reverses,

        @Schema(description = "The reversal by which it was taken back") @Nullable
        UUID reversedBy,

        @Schema(description = "The reversed movement in whose place it was made") @Nullable
        UUID replaces) {

    /** As the ledger has it from the event on, until something else refers to it; empty for what is no movement. */
    public static Optional<MovementView> of(RecordedEvent at) {
        return LedgerEntry.of(at).map(MovementView::of);
    }

    private static MovementView of(LedgerEntry entry) {
        StockEvent event = entry.event();
        return new MovementView(
                entry.at().position(),
                event.movementId(),
                entry.type(),
                event.sku(),
                event.location(),
                entry.otherLocation(),
                event.change(),
                event.onHand(),
                event.unitCost(),
                event.reason(),
                event.reference(),
                event.effectiveAt(),
                entry.at().recordedAt(),
                entry.at().username(),
                entry.at().client(),
                entry.reverses(),
                null,
                event.replaces());
    }

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
                row.client,
                row.reverses,
                row.reversedBy,
                row.replaces);
    }
}
