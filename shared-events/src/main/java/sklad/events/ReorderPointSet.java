package sklad.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A product is to be ordered again once its on-hand total is below this quantity; null: it is not watched. */
@EventType("ReorderPointSet")
public record ReorderPointSet(String sku, @Nullable BigDecimal reorderPoint) implements ProductEvent {}
