package sklad.eventstore;

/** The database refuses the events for what they hold: they are not stored, and trying again will not help. */
public final class AppendRefused extends RuntimeException {

    AppendRefused(Throwable cause) {
        super("The database refuses the events: " + cause.getMessage(), cause);
    }
}
