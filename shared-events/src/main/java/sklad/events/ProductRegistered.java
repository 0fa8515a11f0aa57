package sklad.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A product became known under its SKU. Revision 2: it always has a category. */
@EventType(value = "ProductRegistered", revision = "2")
public record ProductRegistered(
        String sku,
        String name,
        String category,
        String unit,
        @Nullable BigDecimal reorderPoint,
        boolean negativeStockAllowed)
        implements ProductEvent {}
