package sklad.migrations.tool;

/** A command can't or won't do what it was asked; the message says why and what to do instead. Status 1. */
public final class Refused extends RuntimeException {

    public Refused(String message) {
        super(message);
    }
}
