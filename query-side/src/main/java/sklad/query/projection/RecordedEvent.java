package sklad.query.projection;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sklad.events.DomainEvent;

/**
 * An event as the store hands it out.
 *
 * @param position in the whole store
 * @param sequence in its stream, from 0
 * @param metadata who caused it, and how
 */
public record RecordedEvent(
        long position,
        String streamId,
        long sequence,
        Instant recordedAt,
        Map<String, String> metadata,
        DomainEvent payload) {

    /** Who caused it; null for what no user did. */
    public @Nullable String username() {
        return metadata.get("username");
    }

    /** The application through which the user did it. */
    public @Nullable String client() {
        return metadata.get("client");
    }
}
