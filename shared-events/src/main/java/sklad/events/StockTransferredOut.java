package sklad.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stock left for another location; its other half is appended with it. */
@EventType("StockTransferredOut")
public record StockTransferredOut(
        UUID movementId,
        String sku,
        String location,
        String toLocation,
        BigDecimal quantity,
        BigDecimal onHand,
        @Nullable BigDecimal unitCost,
        @Nullable String reason,
        @Nullable String reference,
        Instant effectiveAt,
        @Nullable UUID replaces)
        implements StockEvent {

    @Override
    @JsonIgnore
    public BigDecimal change() {
        return quantity.negate();
    }
}
