package sklad.events;

/** What became true of a product; stored in the stream {@code product:<sku>}. */
public sealed interface ProductEvent extends DomainEvent
        permits ProductRegistered, ProductDetailsChanged, ReorderPointSet, ProductDiscontinued {

    /** The category of a product that nobody has put into another. */
    String UNCATEGORISED = "uncategorised";

    String sku();
}
