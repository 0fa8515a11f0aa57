package sklad.eventstore;

import java.util.List;

/** An idempotency key of the unit of work has been used before: nothing was stored, and {@link Receipts} has the answer. */
public final class ReceiptExists extends RuntimeException {

    ReceiptExists(List<Receipt> kept) {
        super("Already answered: " + kept.stream().map(Receipt::key).limit(10).toList(), null, false, false);
    }
}
