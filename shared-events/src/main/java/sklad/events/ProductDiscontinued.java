package sklad.events;

import org.jspecify.annotations.Nullable;

/** A product is no longer bought: what is on hand may only leave. */
@EventType("ProductDiscontinued")
public record ProductDiscontinued(String sku, @Nullable String reason) implements ProductEvent {}
