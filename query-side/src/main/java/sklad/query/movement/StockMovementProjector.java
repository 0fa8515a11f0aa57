package sklad.query.movement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
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
import sklad.query.projection.Projector;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.RowWriter;
import sklad.query.projection.WorkingRows;

/** Writes the ledger: a row for each stock event, never changed afterwards; and where its order may deceive. */
@Component
class StockMovementProjector implements Projector {

    private static final Fold<List<Entry>> FOLD = Fold.<List<Entry>>of()
            .on(StockReceived.class, (ledger, event, at) -> ledger.add(new Entry(at, event, "incoming", null)))
            .on(StockIssued.class, (ledger, event, at) -> ledger.add(new Entry(at, event, "outgoing", null)))
            .on(StockAdjusted.class, (ledger, event, at) -> ledger.add(new Entry(at, event, "adjustment", null)))
            .on(
                    StockTransferredOut.class,
                    (ledger, event, at) -> ledger.add(new Entry(at, event, "transfer", event.toLocation())))
            .on(
                    StockTransferredIn.class,
                    (ledger, event, at) -> ledger.add(new Entry(at, event, "transfer", event.fromLocation())))
            .on(
                    StockReversed.class,
                    (ledger, event, at) ->
                            ledger.add(new Entry(at, event, "reversal", event.otherLocation(), event.reverses())))
            .ignore(ProductEvent.class)
            .ignore(LocationEvent.class)
            .ignore(UserEvent.class)
            .ignore(PeriodEvent.class)
            .ignore(PolicyEvent.class)
            .build();

    private static final RowWriter<Entry> LEDGER = RowWriter.<Entry>of("""
                    INSERT INTO stock_movement (position, movement_id, type, sku, location, other_location,
                        quantity, on_hand, unit_cost, reason, reference, effective_at, recorded_at, username, client,
                        reverses, replaces)
                    SELECT * FROM unnest(%s)
                    ON CONFLICT (position) DO NOTHING
                    """)
            .column("bigint", entry -> entry.at.position())
            .column("uuid", entry -> entry.event.movementId())
            .column("text", Entry::type)
            .column("text", entry -> entry.event.sku())
            .column("text", entry -> entry.event.location())
            .column("text", Entry::otherLocation)
            .column("numeric", entry -> entry.event.change())
            .column("numeric", entry -> entry.event.onHand())
            .column("numeric", entry -> entry.event.unitCost())
            .column("text", entry -> entry.event.reason())
            .column("text", entry -> entry.event.reference())
            .column("timestamptz", entry -> entry.event.effectiveAt())
            .column("timestamptz", entry -> entry.at.recordedAt())
            .column("text", entry -> entry.at.username())
            .column("text", entry -> entry.at.client())
            .column("uuid", Entry::reverses)
            .column("uuid", entry -> entry.event.replaces());

    @Override
    public String name() {
        return "stock_movement";
    }

    @Override
    public List<String> tables() {
        return List.of("stock_movement", "stock_past");
    }

    @Override
    public boolean concerns(Class<? extends DomainEvent> type) {
        return FOLD.applies(type);
    }

    @Override
    public void project(JdbcOperations jdbc, List<RecordedEvent> events) {
        List<Entry> ledger = new ArrayList<>(events.size());
        events.forEach(event -> FOLD.apply(ledger, event));
        LEDGER.write(jdbc, ledger);
        Set<StockPastRow.Key> keys =
                ledger.stream().map(entry -> StockPastRow.Key.of(entry.event)).collect(Collectors.toSet());
        WorkingRows<StockPastRow.Key, StockPastRow> past =
                new WorkingRows<>("stock_past", StockPastTables.load(jdbc, keys), StockPastRow::key);
        ledger.forEach(entry -> entry.applyTo(past));
        StockPastTables.write(jdbc, past.changed());
    }

    private record Entry(
            RecordedEvent at,
            StockEvent event,
            String type,
            @Nullable String otherLocation,
            @Nullable UUID reverses) {

        Entry(RecordedEvent at, StockEvent event, String type, @Nullable String otherLocation) {
            this(at, event, type, otherLocation, null);
        }

        void applyTo(WorkingRows<StockPastRow.Key, StockPastRow> past) {
            if (at.sequence() == 0) {
                past.create(StockPastRow.Key.of(event), at, StockPastRow.first(event, at));
            } else {
                past.change(StockPastRow.Key.of(event), at, row -> row.with(event, at));
            }
        }
    }
}
