package sklad.events;

/** A location can hold stock. */
@EventType("LocationOpened")
public record LocationOpened(String location, String name) implements LocationEvent {}
