package sklad.query.movement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.events.StockEvent;
import sklad.query.projection.RecordedEvent;

/** What a stock event becomes in the ledger. */
record LedgerEntry(
        RecordedEvent at,
        StockEvent event,
        String type,
        @Nullable String otherLocation,
        @Nullable UUID reverses) {

    LedgerEntry(RecordedEvent at, StockEvent event, String type, @Nullable String otherLocation) {
        this(at, event, type, otherLocation, null);
    }
}
