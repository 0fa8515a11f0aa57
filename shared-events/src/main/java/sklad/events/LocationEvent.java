package sklad.events;

/** What became true of a location; stored in the stream {@code location:<code>}. */
public sealed interface LocationEvent extends DomainEvent permits LocationOpened, LocationClosed {

    String location();
}
