package sklad.eventstore;

/** More commits wait than the event store takes in: nothing was stored; later it may be. */
public final class Overloaded extends RuntimeException {

    Overloaded(int waiting) {
        super(waiting + " commits wait to be appended", null, false, false);
    }
}
