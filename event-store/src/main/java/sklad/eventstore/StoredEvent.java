package sklad.eventstore;

import java.time.Instant;
import java.util.UUID;

/**
 * An event exactly as it is stored.
 *
 * @param payload JSON, the stored bytes
 * @param metadata JSON, the stored bytes
 */
public record StoredEvent(
        long position,
        String streamId,
        long sequenceNumber,
        UUID eventId,
        String streamType,
        String eventType,
        String revision,
        String payload,
        String metadata,
        Instant recordedAt) {}
