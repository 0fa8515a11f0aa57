package sklad.eventstore;

/** The life of a lamp: a family of events for the tests alone. */
sealed interface LampEvent {

    String lamp();

    record Installed(String lamp, int watts) implements LampEvent {}

    record Switched(String lamp, boolean on) implements LampEvent {}
}
