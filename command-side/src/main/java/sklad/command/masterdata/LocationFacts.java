package sklad.command.masterdata;

import org.jspecify.annotations.Nullable;
import sklad.events.LocationClosed;
import sklad.events.LocationEvent;
import sklad.events.LocationOpened;

/** What movements need to know of a location that was opened once. */
public record LocationFacts(String code, boolean open) {

    /** Nothing moves at a closed location. */
    public LocationFacts mustBeOpen() {
        if (!open) {
            throw new LocationIsClosed(code);
        }
        return this;
    }

    static @Nullable LocationFacts fold(@Nullable LocationFacts before, LocationEvent event) {
        if (event instanceof LocationOpened opened) {
            return new LocationFacts(opened.location(), true);
        }
        return event instanceof LocationClosed closed ? new LocationFacts(closed.location(), false) : before;
    }
}
