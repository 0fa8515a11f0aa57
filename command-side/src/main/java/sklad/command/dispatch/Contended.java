package sklad.command.dispatch;

/** Others changed the same streams so often that the request could not be decided in time; nothing was stored. */
final class Contended extends RuntimeException {

    Contended() {
        super("Others changed the same data again and again; nothing was stored. Try again.", null, false, false);
    }
}
