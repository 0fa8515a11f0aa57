package sklad.query.product;

import java.math.BigDecimal;
import java.time.Instant;
import sklad.events.StockEvent;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.WorkingRows;

/** A product's stock at a location, as the last movement left it. */
record StockLevelRow(Key key, long version, long position, BigDecimal onHand, Instant effectiveAt, Instant recordedAt)
        implements WorkingRows.Row {

    static StockLevelRow of(StockEvent event, RecordedEvent at) {
        return new StockLevelRow(
                Key.of(event), at.sequence(), at.position(), event.onHand(), event.effectiveAt(), at.recordedAt());
    }

    /** Where what is. */
    record Key(String sku, String location) {
        static Key of(StockEvent event) {
            return new Key(event.sku(), event.location());
        }
    }
}
