package sklad.eventstore;

import java.util.UUID;

/** An event as it will be stored, once it has a position. */
record NewEvent(
        String streamId,
        long sequenceNumber,
        UUID eventId,
        String streamType,
        String eventType,
        String revision,
        String payload,
        String metadata) {

    int size() {
        return payload.length() + metadata.length();
    }
}
