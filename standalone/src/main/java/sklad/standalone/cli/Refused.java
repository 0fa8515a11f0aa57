package sklad.standalone.cli;

/** A command can't do what it was asked; the message says why and what to do instead. */
public final class Refused extends RuntimeException {

    public Refused(String message) {
        super(message);
    }
}
