package sklad.command.stock;

import sklad.command.domain.Rejection;
import sklad.command.stock.Timeline.Shortfall;

/** Enough is on hand now, but at some moment since it happened there would not have been. */
public final class PastBelowZero extends Rejection {

    PastBelowZero(String sku, String location, Shortfall first) {
        super(
                Kind.RULE,
                "negative-past",
                "%s of %s at %s would have been on hand at %s"
                        .formatted(first.onHand().toPlainString(), sku, location, first.from()));
        with("sku", sku);
        with("location", location);
        with("from", first.from().toString());
        with("onHand", first.onHand());
    }
}
