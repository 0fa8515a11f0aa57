package sklad.standalone.audit;

/** An export can't begin or go on; the message says why and what to do. */
public final class UnusableExport extends RuntimeException {

    public UnusableExport(String message) {
        super(message);
    }
}
