package sklad.command.location;

import sklad.command.domain.Rejection;

/** The location is open already. */
public final class DuplicateLocation extends Rejection {

    public DuplicateLocation(String location) {
        super(Kind.RULE, "duplicate-location", "Location " + location + " is already open");
        with("location", location);
    }
}
