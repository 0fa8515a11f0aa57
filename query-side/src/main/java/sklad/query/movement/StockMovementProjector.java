package sklad.query.movement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import sklad.events.DomainEvent;
import sklad.query.projection.Projector;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.WorkingRows;

/** Writes the ledger, a row for each stock event that is never changed, and what it adds up to; and where its order may deceive. */
@Component
class StockMovementProjector implements Projector {

    @Override
    public String name() {
        return "stock_movement";
    }

    @Override
    public List<String> tables() {
        return List.of(
                "stock_movement", "stock_past", "stock_scope", "stock_change", "product_category", "category_change");
    }

    @Override
    public boolean concerns(Class<? extends DomainEvent> type) {
        return LedgerEntry.concerns(type) || ProductCategories.concerns(type);
    }

    @Override
    public void project(JdbcOperations jdbc, List<RecordedEvent> events) {
        CategoryTables.write(jdbc, categories(jdbc, events));
        List<LedgerEntry> ledger = ledger(events);
        LedgerTables.write(jdbc, ledger);
        writePast(jdbc, ledger);
    }

    @Override
    public void load(JdbcOperations jdbc, List<RecordedEvent> events) {
        CategoryTables.load(jdbc, categories(jdbc, events));
        List<LedgerEntry> ledger = ledger(events);
        LedgerTables.load(jdbc, ledger);
        writePast(jdbc, ledger);
    }

    @Override
    public void complete(JdbcOperations jdbc) {
        LedgerTables.addUp(jdbc);
        CategoryTables.addUp(jdbc);
    }

    private static Collection<ProductCategoryRow> categories(JdbcOperations jdbc, List<RecordedEvent> events) {
        return ProductCategories.changed(CategoryTables.find(jdbc, ProductCategories.skus(events)), events);
    }

    private static List<LedgerEntry> ledger(List<RecordedEvent> events) {
        return events.stream().map(LedgerEntry::of).flatMap(Optional::stream).toList();
    }

    private static void writePast(JdbcOperations jdbc, List<LedgerEntry> ledger) {
        Set<StockPastRow.Key> keys =
                ledger.stream().map(entry -> StockPastRow.Key.of(entry.event())).collect(Collectors.toSet());
        WorkingRows<StockPastRow.Key, StockPastRow> past =
                new WorkingRows<>("stock_past", StockPastTables.load(jdbc, keys), StockPastRow::key);
        ledger.forEach(entry -> entry.applyTo(past));
        StockPastTables.write(jdbc, past.changed());
    }
}
