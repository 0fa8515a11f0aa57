package sklad.eventstore;

/** Something is stored under a name that this build has no class for. */
public final class UnknownName extends RuntimeException {

    UnknownName(String name) {
        super("The event store holds a " + name + ", and this build does not know what that is");
    }
}
