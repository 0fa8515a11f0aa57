package sklad.eventstore;

/**
 * The connection broke during the append, and the database stayed away for so long that nobody can say whether the events
 * are stored. Whoever repeats the request with its idempotency key learns it.
 */
public final class OutcomeUnknown extends RuntimeException {

    OutcomeUnknown(Throwable cause) {
        super("The database went away during the append and has not come back", cause);
    }
}
