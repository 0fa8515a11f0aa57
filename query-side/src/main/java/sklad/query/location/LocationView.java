package sklad.query.location;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A location as readers see it; {@code location} is its code, as in movements. */
record LocationView(
        @Schema(example = "MAIN") String location,
        @Schema(example = "Main warehouse") String name,
        boolean open,
        Instant openedAt,
        @Nullable Instant closedAt,

        @Schema(description = "For `If-Match` on a change of the location", example = "0")
        long version) {

    static LocationView of(Location row) {
        return new LocationView(row.code, row.name, row.open, row.openedAt, row.closedAt, row.version);
    }
}
