package sklad.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An earlier movement was taken back, once and for all; of a transfer, the half at this location. */
@EventType("StockReversed")
public record StockReversed(
        UUID movementId,
        UUID reverses,
        String sku,
        String location,
        @Nullable String otherLocation,
        BigDecimal quantity,
        BigDecimal onHand,
        @Nullable BigDecimal unitCost,
        @Nullable String reason,
        @Nullable String reference,
        Instant effectiveAt)
        implements StockEvent {

    @Override
    @JsonIgnore
    public @Nullable UUID replaces() {
        return null;
    }

    @Override
    @JsonIgnore
    public BigDecimal change() {
        return quantity;
    }
}
