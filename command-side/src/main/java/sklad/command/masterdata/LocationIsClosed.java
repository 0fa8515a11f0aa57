package sklad.command.masterdata;

import sklad.command.domain.Rejection;

/** Nothing moves at a closed location. */
public final class LocationIsClosed extends Rejection {

    public LocationIsClosed(String location) {
        super(Kind.RULE, "location-closed", "Location " + location + " is closed");
        with("location", location);
    }
}
