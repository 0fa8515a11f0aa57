package sklad.query.product;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sklad.events.ProductDetailsChanged;
import sklad.events.ProductRegistered;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.WorkingRows;

/** A product as its own stream tells it; the total on hand comes from the stock levels. */
record ProductRow(
        String sku,
        long version,
        long position,
        String name,
        String category,
        String unit,
        @Nullable BigDecimal reorderPoint,
        boolean negativeStockAllowed,
        boolean discontinued,
        Instant registeredAt,
        Instant changedAt)
        implements WorkingRows.Row {

    static ProductRow of(ProductRegistered event, RecordedEvent at) {
        return new ProductRow(
                event.sku(),
                at.sequence(),
                at.position(),
                event.name(),
                event.category(),
                event.unit(),
                event.reorderPoint(),
                event.negativeStockAllowed(),
                false,
                at.recordedAt(),
                at.recordedAt());
    }

    ProductRow with(ProductDetailsChanged event, RecordedEvent at) {
        return new ProductRow(
                sku,
                at.sequence(),
                at.position(),
                event.name(),
                event.category(),
                event.unit(),
                reorderPoint,
                event.negativeStockAllowed(),
                discontinued,
                registeredAt,
                at.recordedAt());
    }

    ProductRow watchedFrom(@Nullable BigDecimal point, RecordedEvent at) {
        return new ProductRow(
                sku,
                at.sequence(),
                at.position(),
                name,
                category,
                unit,
                point,
                negativeStockAllowed,
                discontinued,
                registeredAt,
                at.recordedAt());
    }

    ProductRow withoutFuture(RecordedEvent at) {
        return new ProductRow(
                sku,
                at.sequence(),
                at.position(),
                name,
                category,
                unit,
                reorderPoint,
                negativeStockAllowed,
                true,
                registeredAt,
                at.recordedAt());
    }
}
