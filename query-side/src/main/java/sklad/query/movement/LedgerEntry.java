package sklad.query.movement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.events.DomainEvent;
import sklad.events.LocationEvent;
import sklad.events.PeriodEvent;
import sklad.events.PolicyEvent;
import sklad.events.ProductEvent;
import sklad.events.StockAdjusted;
import sklad.events.StockEvent;
import sklad.events.StockIssued;
import sklad.events.StockReceived;
import sklad.events.StockReversed;
import sklad.events.StockTransferredIn;
import sklad.events.StockTransferredOut;
import sklad.events.UserEvent;
import sklad.query.projection.Fold;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.WorkingRows;

/** A stock event as the ledger has it. */
record LedgerEntry(
        RecordedEvent at,
        StockEvent event,
        String type,
        @Nullable String otherLocation,
        @Nullable UUID reverses) {

    private static final Fold<List<LedgerEntry>> FOLD = Fold.<List<LedgerEntry>>of()
            .on(StockReceived.class, (ledger, event, at) -> ledger.add(new LedgerEntry(at, event, "incoming", null)))
            .on(StockIssued.class, (ledger, event, at) -> ledger.add(new LedgerEntry(at, event, "outgoing", null)))
            .on(StockAdjusted.class, (ledger, event, at) -> ledger.add(new LedgerEntry(at, event, "adjustment", null)))
            .on(
                    StockTransferredOut.class,
                    (ledger, event, at) -> ledger.add(new LedgerEntry(at, event, "transfer", event.toLocation())))
            .on(
                    StockTransferredIn.class,
                    (ledger, event, at) -> ledger.add(new LedgerEntry(at, event, "transfer", event.fromLocation())))
            .on(
                    StockReversed.class,
                    (ledger, event, at) ->
                            ledger.add(new LedgerEntry(at, event, "reversal", event.otherLocation(), event.reverses())))
            .ignore(ProductEvent.class)
            .ignore(LocationEvent.class)
            .ignore(UserEvent.class)
            .ignore(PeriodEvent.class)
            .ignore(PolicyEvent.class)
            .build();

    LedgerEntry(RecordedEvent at, StockEvent event, String type, @Nullable String otherLocation) {
        this(at, event, type, otherLocation, null);
    }

    void applyTo(WorkingRows<StockPastRow.Key, StockPastRow> past) {
        if (at.sequence() == 0) {
            past.create(StockPastRow.Key.of(event), at, StockPastRow.first(event, at));
        } else {
            past.change(StockPastRow.Key.of(event), at, row -> row.with(event, at));
        }
    }

    static boolean concerns(Class<? extends DomainEvent> type) {
        return FOLD.applies(type);
    }

    /** Empty for what is no movement. */
    static Optional<LedgerEntry> of(RecordedEvent event) {
        List<LedgerEntry> entries = new ArrayList<>(1);
        FOLD.apply(entries, event);
        return entries.stream().findFirst();
    }
}
