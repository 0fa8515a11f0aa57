package sklad.query.product;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import sklad.events.DomainEvent;
import sklad.events.LocationEvent;
import sklad.events.PeriodEvent;
import sklad.events.PolicyEvent;
import sklad.events.ProductDetailsChanged;
import sklad.events.ProductDiscontinued;
import sklad.events.ProductEvent;
import sklad.events.ProductRegistered;
import sklad.events.ReorderPointSet;
import sklad.events.StockEvent;
import sklad.events.UserEvent;
import sklad.query.projection.Fold;
import sklad.query.projection.Projector;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.WorkingRows;

/** Keeps products and their stock levels; a product's total is the sum of its levels, in one transaction with them. */
@Component
class ProductProjector implements Projector {

    private static final Fold<Batch> FOLD = Fold.<Batch>of()
            .on(
                    ProductRegistered.class,
                    (batch, event, at) -> batch.products.create(event.sku(), at, ProductRow.of(event, at)))
            .on(
                    ProductDetailsChanged.class,
                    (batch, event, at) -> batch.products.change(event.sku(), at, row -> row.with(event, at)))
            .on(
                    ReorderPointSet.class,
                    (batch, event, at) ->
                            batch.products.change(event.sku(), at, row -> row.watchedFrom(event.reorderPoint(), at)))
            .on(
                    ProductDiscontinued.class,
                    (batch, event, at) -> batch.products.change(event.sku(), at, row -> row.withoutFuture(at)))
            .on(
                    StockEvent.class,
                    (batch, event, at) ->
                            batch.levels.assign(StockLevelRow.Key.of(event), at, StockLevelRow.of(event, at)))
            .ignore(LocationEvent.class)
            .ignore(UserEvent.class)
            .ignore(PeriodEvent.class)
            .ignore(PolicyEvent.class)
            .build();

    @Override
    public String name() {
        return "product";
    }

    @Override
    public List<String> tables() {
        return List.of("product", "stock_level");
    }

    @Override
    public boolean concerns(Class<? extends DomainEvent> type) {
        return FOLD.applies(type);
    }

    @Override
    public void project(JdbcOperations jdbc, List<RecordedEvent> events) {
        Set<String> skus = distinct(events, ProductEvent.class, ProductEvent::sku);
        Set<StockLevelRow.Key> keys = distinct(events, StockEvent.class, StockLevelRow.Key::of);
        Batch batch = new Batch(
                new WorkingRows<>("product", ProductTables.products(jdbc, skus), ProductRow::sku),
                new WorkingRows<>("stock_level", ProductTables.levels(jdbc, keys), StockLevelRow::key));
        events.forEach(event -> FOLD.apply(batch, event));
        ProductTables.writeProducts(jdbc, batch.products.changed());
        ProductTables.writeLevels(jdbc, batch.levels.changed());
    }

    private static <E, K> Set<K> distinct(List<RecordedEvent> events, Class<E> family, Function<E, K> key) {
        return events.stream()
                .map(RecordedEvent::payload)
                .filter(family::isInstance)
                .map(family::cast)
                .map(key)
                .collect(Collectors.toSet());
    }

    private record Batch(
            WorkingRows<String, ProductRow> products, WorkingRows<StockLevelRow.Key, StockLevelRow> levels) {}
}
