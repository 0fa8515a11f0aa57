package sklad.query.costing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one unit of the product has last cost anywhere; for what comes before the first cost that is known, that one. */
final class KnownCost {

    private BigDecimal last;

    KnownCost(@Nullable BigDecimal first) {
        last = first == null ? BigDecimal.ZERO : first;
    }

    BigDecimal last() {
        return last;
    }

    /** A cost that was taken back with its movement teaches nothing. */
    void learn(LedgerLine line) {
        BigDecimal own = line.ownCost();
        if (own != null && !line.takenBack()) {
            last = own;
        }
    }
}
