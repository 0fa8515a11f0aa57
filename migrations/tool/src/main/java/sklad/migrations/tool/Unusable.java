package sklad.migrations.tool;

/** A setting or an argument is missing or makes no sense. Status 2. */
public final class Unusable extends RuntimeException {

    public Unusable(String message) {
        super(message);
    }
}
