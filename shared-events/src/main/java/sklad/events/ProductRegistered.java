package sklad.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A product became known under its SKU. */
@EventType("ProductRegistered")
public record ProductRegistered(
        String sku,
        String name,
        @Nullable String category,
        String unit,
        @Nullable BigDecimal reorderPoint,
        boolean negativeStockAllowed)
        implements ProductEvent {}
