package sklad.events;

import org.jspecify.annotations.Nullable;

/** The descriptive details of a product became these. */
@EventType("ProductDetailsChanged")
public record ProductDetailsChanged(
        String sku, String name, @Nullable String category, String unit, boolean negativeStockAllowed)
        implements ProductEvent {}
