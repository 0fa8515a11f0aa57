package sklad.standalone;

/** The start is refused; the message says why and what to do, and needs no stack trace. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
