package sklad.query.costing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger, as far as costs go.
 *
 * @param change of the quantity on hand at the location
 * @param otherLocation of a transfer, or the reversal of one
 * @param takenBack whether a reversal follows
 */
public record LedgerLine(
        long position,
        UUID movementId,
        String type,
        String sku,
        String location,
        @Nullable String otherLocation,
        BigDecimal change,
        @Nullable BigDecimal unitCost,
        Instant effectiveAt,
        @Nullable UUID reverses,
        boolean takenBack) {

    boolean isBetweenLocations() {
        return otherLocation != null;
    }

    /** What it says one unit costs; what issues and transfers say is no cost of the stock. */
    @Nullable
    BigDecimal ownCost() {
        return type.equals("incoming") || type.equals("adjustment") ? unitCost : null;
    }
}
