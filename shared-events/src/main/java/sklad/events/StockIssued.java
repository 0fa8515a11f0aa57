package sklad.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stock left for outside. */
@EventType("StockIssued")
public record StockIssued(
        UUID movementId,
        String sku,
        String location,
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
