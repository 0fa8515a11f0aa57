package sklad.query.stock;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import sklad.events.StockEvent;
import sklad.query.projection.RecordedEvent;

/** How much of a product is at a location. */
public record StockLevelView(
        @Schema(example = "SKU-1") String sku,
        @Schema(example = "MAIN") String location,
        @Schema(example = "94") BigDecimal onHand,

        @Schema(description = "For `If-Match` on a movement of it", example = "1")
        long version,

        @Schema(description = "When the last movement happened")
        Instant effectiveAt,

        @Schema(description = "When it was stored") Instant recordedAt,

        @Schema(description = "Position of the last movement", example = "1042")
        long position) {

    /** As a movement leaves it; its version is the event's place in the stream. */
    public static StockLevelView after(StockEvent movement, RecordedEvent at) {
        return new StockLevelView(
                movement.sku(),
                movement.location(),
                movement.onHand(),
                at.sequence(),
                movement.effectiveAt(),
                at.recordedAt(),
                at.position());
    }

    static StockLevelView of(StockLevel level) {
        return new StockLevelView(
                level.sku,
                level.location,
                level.onHand,
                level.version,
                level.effectiveAt,
                level.recordedAt,
                level.position);
    }
}
