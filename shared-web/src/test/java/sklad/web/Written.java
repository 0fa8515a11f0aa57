package sklad.web;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes that somebody has written, not those that Spring's ahead-of-time processing adds at the end of a build. */
public final class Written implements ImportOption {

    @Override
    public boolean includes(Location location) {
        return !location.contains("__") && !location.contains("$$");
    }
}
