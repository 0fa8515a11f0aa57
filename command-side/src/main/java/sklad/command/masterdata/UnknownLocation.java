package sklad.command.masterdata;

import sklad.command.domain.Rejection;

/** No location was opened under this code. */
public final class UnknownLocation extends Rejection {

    public UnknownLocation(String location) {
        super(Kind.UNKNOWN, "unknown-location", "There is no location " + location);
        with("location", location);
    }
}
