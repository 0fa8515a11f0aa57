package sklad.events;

/** The descriptive details of a product became these. Revision 2: it always has a category. */
@EventType(value = "ProductDetailsChanged", revision = "2")
public record ProductDetailsChanged(String sku, String name, String category, String unit, boolean negativeStockAllowed)
        implements ProductEvent {}
