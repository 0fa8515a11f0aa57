package sklad.query.movement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import sklad.events.DomainEvent;
import sklad.events.LocationEvent;
import sklad.events.PeriodEvent;
import sklad.events.PolicyEvent;
import sklad.events.ProductEvent;
import sklad.events.StockAdjusted;
import sklad.events.StockIssued;
import sklad.events.StockReceived;
import sklad.events.StockReversed;
import sklad.events.StockTransferredIn;
import sklad.events.StockTransferredOut;
import sklad.events.UserEvent;
import sklad.query.projection.Fold;
import sklad.query.projection.Projector;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.WorkingRows;

/** Writes the ledger, a row for each stock event that is never changed, and what it adds up to; and where its order may deceive. */
@Component
class StockMovementProjector implements Projector {

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

    @Override
    public String name() {
        return "stock_movement";
    }

    @Override
    public List<String> tables() {
        return List.of("stock_movement", "stock_past", "stock_scope", "stock_change");
    }

    @Override
    public boolean concerns(Class<? extends DomainEvent> type) {
        return FOLD.applies(type);
    }

    @Override
    public void project(JdbcOperations jdbc, List<RecordedEvent> events) {
        List<LedgerEntry> ledger = new ArrayList<>(events.size());
        events.forEach(event -> FOLD.apply(ledger, event));
        LedgerTables.write(jdbc, ledger);
        Set<StockPastRow.Key> keys =
                ledger.stream().map(entry -> StockPastRow.Key.of(entry.event())).collect(Collectors.toSet());
        WorkingRows<StockPastRow.Key, StockPastRow> past =
                new WorkingRows<>("stock_past", StockPastTables.load(jdbc, keys), StockPastRow::key);
        ledger.forEach(entry -> remember(past, entry));
        StockPastTables.write(jdbc, past.changed());
    }

    private static void remember(WorkingRows<StockPastRow.Key, StockPastRow> past, LedgerEntry entry) {
        StockPastRow.Key key = StockPastRow.Key.of(entry.event());
        if (entry.at().sequence() == 0) {
            past.create(key, entry.at(), StockPastRow.first(entry.event(), entry.at()));
        } else {
            past.change(key, entry.at(), row -> row.with(entry.event(), entry.at()));
        }
    }
}
