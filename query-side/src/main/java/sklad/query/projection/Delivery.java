package sklad.query.projection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import sklad.events.DomainEvent;
import sklad.events.EventJson;
import sklad.events.EventTypes;
import sklad.eventstore.StoredEvent;
import sklad.eventstore.UnreadableEvent;
import tools.jackson.core.JacksonException;

/**
 * An event on its way to a projector, whether this build can read it or not.
 *
 * @param event null for one that this build can't read
 * @param unreadable why, in that case
 */
record Delivery(
        long position,
        String streamId,
        String eventType,
        @Nullable String username,
        @Nullable RecordedEvent event,
        @Nullable String unreadable) {

    static Delivery of(EventMessage<?> message) {
        if (message.getPayload() instanceof UnreadableEvent mark) {
            StoredEvent stored = mark.event();
            return new Delivery(
                    stored.position(), stored.streamId(), stored.eventType(), username(stored), null, mark.reason());
        }
        RecordedEvent event = recorded((DomainEventMessage<?>) message);
        String type = EventTypes.nameOf(event.payload().getClass());
        return new Delivery(event.position(), event.streamId(), type, event.username(), event, null);
    }

    /** The event, unless this build can't read it. */
    RecordedEvent readable() {
        if (event == null) {
            throw new Unreadable(String.valueOf(unreadable));
        }
        return event;
    }

    /** An unknown type concerns everybody: nobody can tell. */
    boolean concerns(Projector projector) {
        return EventTypes.classOf(eventType)
                .map(type -> projector.concerns(type.asSubclass(DomainEvent.class)))
                .orElse(true);
    }

    private static RecordedEvent recorded(DomainEventMessage<?> message) {
        Map<String, String> metadata = new LinkedHashMap<>();
        message.getMetaData().forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        return new RecordedEvent(
                positionOf(message),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getTimestamp(),
                metadata,
                (DomainEvent) message.getPayload());
    }

    private static long positionOf(EventMessage<?> message) {
        return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
    }

    private static @Nullable String username(StoredEvent stored) {
        try {
            return EventJson.mapper()
                    .readTree(stored.metadata())
                    .path("username")
                    .asStringOpt()
                    .orElse(null);
        } catch (JacksonException unreadableToo) {
            return null;
        }
    }

    /** This build can't read the event; another one may. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }
}
