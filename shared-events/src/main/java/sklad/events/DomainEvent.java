package sklad.events;

/** Anything that the event store holds: every event belongs to exactly one family, and so to one kind of stream. */
public sealed interface DomainEvent
        permits ProductEvent, LocationEvent, StockEvent, UserEvent, PeriodEvent, PolicyEvent {}
