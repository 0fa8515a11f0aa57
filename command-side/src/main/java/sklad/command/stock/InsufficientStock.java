package sklad.command.stock;

import java.math.BigDecimal;
import sklad.command.domain.Rejection;

/** More was asked for than is on hand, and the product's stock must not go below zero. */
public final class InsufficientStock extends Rejection {

    InsufficientStock(String sku, String location, BigDecimal onHand, BigDecimal requested) {
        super(
                Kind.RULE,
                "insufficient-stock",
                "%s of %s at %s on hand, %s requested"
                        .formatted(onHand.toPlainString(), sku, location, requested.toPlainString()));
        with("sku", sku);
        with("location", location);
        with("onHand", onHand);
        with("requested", requested);
    }
}
