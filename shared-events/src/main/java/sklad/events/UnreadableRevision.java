package sklad.events;

/** Something is stored that this build can't make one of its events of. */
public final class UnreadableRevision extends RuntimeException {

    UnreadableRevision(String what, String why) {
        super("The event store holds a " + what + ", and " + why);
    }
}
