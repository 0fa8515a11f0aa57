package sklad.query.movement;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.WorkingRows;

/** What a batch says of the categories that products are in. */
final class ProductCategories {

    private static final Fold<WorkingRows<String, ProductCategoryRow>> FOLD =
            Fold.<WorkingRows<String, ProductCategoryRow>>of()
                    .on(
                            ProductRegistered.class,
                            (products, event, at) -> products.create(
                                    event.sku(),
                                    at,
                                    new ProductCategoryRow(event.sku(), null, event.category(), at.position())))
                    .on(
                            ProductDetailsChanged.class,
                            (products, event, at) ->
                                    products.change(event.sku(), at, row -> row.in(event.category(), at.position())))
                    .ignore(ReorderPointSet.class)
                    .ignore(ProductDiscontinued.class)
                    .ignore(StockEvent.class)
                    .ignore(LocationEvent.class)
                    .ignore(UserEvent.class)
                    .ignore(PeriodEvent.class)
                    .ignore(PolicyEvent.class)
                    .build();

    private ProductCategories() {}

    static boolean concerns(Class<? extends DomainEvent> type) {
        return FOLD.applies(type);
    }

    /** The products that are told of. */
    static Set<String> skus(List<RecordedEvent> events) {
        return events.stream()
                .map(RecordedEvent::payload)
                .filter(ProductEvent.class::isInstance)
                .map(event -> ((ProductEvent) event).sku())
                .collect(Collectors.toSet());
    }

    /** Those that are new or told of once more, given the rows that there are of them. */
    static Collection<ProductCategoryRow> changed(List<ProductCategoryRow> known, List<RecordedEvent> events) {
        WorkingRows<String, ProductCategoryRow> products =
                new WorkingRows<>("product_category", known, ProductCategoryRow::sku);
        events.forEach(event -> FOLD.apply(products, event));
        return products.changed();
    }
}
