package sklad.eventstore;

/** Stands in the event source for an event that this build can't read: the others flow on, and this one is not lost. */
public record UnreadableEvent(StoredEvent event, String reason) {}
