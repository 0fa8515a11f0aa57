package sklad.events;

/** What became true of the periods; stored in the one stream {@code periods:all}. */
public sealed interface PeriodEvent extends DomainEvent permits PeriodClosed, PeriodReopened {}
