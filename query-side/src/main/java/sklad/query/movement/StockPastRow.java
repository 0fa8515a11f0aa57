package sklad.query.movement;

import java.time.Instant;
import sklad.events.StockEvent;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.WorkingRows;

/** Whether the order in which a stock item's movements happened can differ from that in which they were recorded. */
record StockPastRow(Key key, long position, Instant latestEffectiveAt, boolean doubtful) implements WorkingRows.Row {

    static StockPastRow first(StockEvent event, RecordedEvent at) {
        return new StockPastRow(
                Key.of(event),
                at.position(),
                event.effectiveAt(),
                event.onHand().signum() < 0);
    }

    StockPastRow with(StockEvent event, RecordedEvent at) {
        boolean late = event.effectiveAt().isBefore(latestEffectiveAt);
        return new StockPastRow(
                key,
                at.position(),
                late ? latestEffectiveAt : event.effectiveAt(),
                doubtful || late || event.onHand().signum() < 0);
    }

    /** A stock item. */
    record Key(String sku, String location) {
        static Key of(StockEvent event) {
            return new Key(event.sku(), event.location());
        }
    }
}
