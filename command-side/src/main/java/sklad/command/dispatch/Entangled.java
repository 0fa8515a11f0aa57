package sklad.command.dispatch;

/** One of several requests that were tried at once has failed in a way that is not the others'; nothing is stored. */
final class Entangled extends RuntimeException {

    Entangled(RuntimeException cause) {
        super(cause);
    }
}
