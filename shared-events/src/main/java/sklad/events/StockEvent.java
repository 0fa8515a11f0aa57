package sklad.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stock movement: the change of one product's quantity on hand at one location; stored in the stream
 * {@code stock:<sku>@<location>}.
 *
 * <p>Quantities are exact decimals in the product's unit. Each event carries the change and its result, so that a reader
 * assigns and never has to add.
 */
public sealed interface StockEvent extends DomainEvent
        permits StockReceived, StockIssued, StockAdjusted, StockTransferredOut, StockTransferredIn, StockReversed {

    /** The movement; the two halves of a transfer, and those of its reversal, share it. */
    UUID movementId();

    String sku();

    String location();

    /** What was moved: positive, but for adjustments and reversals, which have a sign and are never zero. */
    BigDecimal quantity();

    /** The quantity on hand at the location once this movement had happened. */
    BigDecimal onHand();

    /** Cost of one unit, where known. */
    @Nullable
    BigDecimal unitCost();

    @Nullable
    String reason();

    /** The source document: an order, an invoice, a stocktake. */
    @Nullable
    String reference();

    /** When it happened in the warehouse; when it was stored is the event's recorded time. */
    Instant effectiveAt();

    /** The reversed movement in whose place this one was made. */
    @Nullable
    UUID replaces();

    /** The signed change of the quantity on hand. */
    BigDecimal change();
}
