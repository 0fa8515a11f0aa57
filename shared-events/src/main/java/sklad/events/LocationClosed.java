package sklad.events;

import org.jspecify.annotations.Nullable;

/** A location no longer takes part in movements. */
@EventType("LocationClosed")
public record LocationClosed(String location, @Nullable String reason) implements LocationEvent {}
