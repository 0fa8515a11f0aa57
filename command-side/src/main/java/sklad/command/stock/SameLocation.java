package sklad.command.stock;

import java.util.List;
import java.util.Map;
import sklad.command.domain.Rejection;

/** A transfer goes from one location to another. */
public final class SameLocation extends Rejection {

    SameLocation(String location) {
        super(Kind.INVALID, "invalid-field", "A transfer needs two locations, both are " + location);
        with("errors", List.of(Map.of("field", "toLocation", "message", "must differ from location")));
    }
}
