package sklad.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.events.EventJson;
import sklad.eventstore.StoredEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A stored event; its payload and metadata are the stored text itself, not written again. */
record EventView(
        @Schema(example = "1042") long position,
        @Schema(example = "stock:SKU-1@MAIN") String stream,

        @Schema(description = "Its place in the stream, from 0", example = "7")
        long sequenceNumber,

        UUID eventId,
        @Schema(example = "StockIssued") String type,

        @Schema(description = "Of the payload's form", example = "1")
        String revision,

        @Schema(description = "When it happened, if the event says so") @Nullable
        String effectiveAt,

        @Schema(description = "When it was stored") Instant recordedAt,

        @Schema(description = "Who caused it", example = "anna") @Nullable
        String username,

        @Schema(description = "Through which application", example = "sklad-cli") @Nullable
        String client,

        @Schema(description = "Ties it to the request and its lines in the log") @Nullable
        String traceId,

        @Schema(description = "Why", example = "sale") @Nullable
        String reason,

        @Schema(type = "object", description = "Exactly as it is stored") @JsonRawValue
        String payload,

        @Schema(type = "object", description = "Exactly as it is stored") @JsonRawValue
        String metadata) {

    static EventView of(StoredEvent event) {
        JsonNode payload = read(event.payload());
        JsonNode metadata = read(event.metadata());
        return new EventView(
                event.position(),
                event.streamId(),
                event.sequenceNumber(),
                event.eventId(),
                event.eventType(),
                event.revision(),
                text(payload, "effectiveAt"),
                event.recordedAt(),
                text(metadata, "username"),
                text(metadata, "client"),
                text(metadata, "traceId"),
                text(payload, "reason"),
                event.payload(),
                event.metadata());
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).asStringOpt().orElse(null);
    }

    private static JsonNode read(String json) {
        try {
            return EventJson.mapper().readTree(json);
        } catch (JacksonException shownAsItIs) {
            return EventJson.mapper().missingNode();
        }
    }
}
