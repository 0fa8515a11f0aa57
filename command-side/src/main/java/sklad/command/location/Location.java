package sklad.command.location;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import sklad.command.location.LocationCommand.CloseLocation;
import sklad.command.location.LocationCommand.OpenLocation;
import sklad.command.masterdata.UnknownLocation;
import sklad.events.LocationClosed;
import sklad.events.LocationOpened;
import sklad.events.StreamId;

/**
 * A location: while it is open, stock moves in and out; while it is closed, nothing does. It can be opened again, and what
 * was left there is on hand as before: a location does not know its stock, which is in streams of its own.
 */
public class Location {

    private String stream;
    private boolean known;
    private boolean open;

    Location() {
        this("");
    }

    public Location(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OpenLocation command) {
        if (open) {
            throw new DuplicateLocation(command.location());
        }
        apply(new LocationOpened(command.location(), command.name()));
    }

    @EventSourcingHandler
    void on(LocationOpened event) {
        stream = StreamId.location(event.location());
        known = true;
        open = true;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CloseLocation command) {
        if (!known) {
            throw new UnknownLocation(command.location());
        }
        if (open) {
            apply(new LocationClosed(command.location(), command.reason()));
        }
    }

    @EventSourcingHandler
    void on(LocationClosed event) {
        open = false;
    }
}
