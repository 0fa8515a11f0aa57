package sklad.command.location;

import org.jspecify.annotations.Nullable;
import sklad.command.domain.Command;
import sklad.events.StreamId;

/** What can be asked of a location. */
public sealed interface LocationCommand extends Command {

    String location();

    @Override
    default String stream() {
        return StreamId.location(location());
    }

    /** Opens a location for movements, for the first time or again. */
    record OpenLocation(String location, String name) implements LocationCommand {}

    /** Ends all movements at a location. */
    record CloseLocation(String location, @Nullable String reason) implements LocationCommand {}
}
