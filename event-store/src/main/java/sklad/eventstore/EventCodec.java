package sklad.eventstore;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Between Axon's messages and what is stored: payloads are the mapper's JSON, metadata is a flat map of strings. */
public final class EventCodec {

    private final EventNames names;
    private final JsonMapper mapper;
    private final Upcasting upcasting;
    private final ObjectReader metadataReader;

    public EventCodec(EventNames names, JsonMapper mapper, Upcasting upcasting) {
        this.names = names;
        this.mapper = mapper;
        this.upcasting = upcasting;
        this.metadataReader = mapper.readerFor(new TypeReference<Map<String, String>>() {});
    }

    /**
     * The event alone, in this build's form.
     *
     * @throws RuntimeException this build can't read it; the message says why
     */
    public Object payload(StoredEvent event) {
        Class<?> type = names.classOf(event.eventType());
        Object payload = event.revision().equals(names.revisionOf(type))
                ? mapper.readValue(event.payload(), type)
                : mapper.treeToValue(
                        upcasting.upcast(event.eventType(), event.revision(), mapper.readTree(event.payload())), type);
        return requireNonNull(payload, "no payload");
    }

    /** The events of a unit of work mostly have the same metadata; it is written once. */
    List<NewEvent> write(List<? extends EventMessage<?>> messages) {
        Map<MetaData, String> written = new HashMap<>();
        return messages.stream()
                .map(message -> write(message, written.computeIfAbsent(message.getMetaData(), this::write)))
                .toList();
    }

    private NewEvent write(EventMessage<?> message, String metadata) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException(message.getPayloadType().getName() + " does not belong to a stream");
        }
        Class<?> type = event.getPayload().getClass();
        return new NewEvent(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                UUID.fromString(event.getIdentifier()),
                event.getType(),
                names.nameOf(type),
                names.revisionOf(type),
                mapper.writeValueAsString(event.getPayload()),
                metadata);
    }

    GenericTrackedDomainEventMessage<?> read(StoredEvent event) {
        Map<String, String> metadata = metadataReader.readValue(event.metadata());
        return message(event, payload(event), MetaData.from(metadata));
    }

    /** The event, or an {@link UnreadableEvent} in its place. */
    GenericTrackedDomainEventMessage<?> readOrMark(StoredEvent event) {
        try {
            return read(event);
        } catch (RuntimeException failure) {
            return message(
                    event, new UnreadableEvent(event, String.valueOf(failure.getMessage())), MetaData.emptyInstance());
        }
    }

    String write(MetaData metadata) {
        Map<String, String> strings = new TreeMap<>();
        metadata.forEach((key, value) -> {
            if (value != null) {
                strings.put(key, value.toString());
            }
        });
        return mapper.writeValueAsString(strings);
    }

    private static GenericTrackedDomainEventMessage<?> message(StoredEvent event, Object payload, MetaData metadata) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                event.streamType(),
                event.streamId(),
                event.sequenceNumber(),
                new GenericEventMessage<>(event.eventId().toString(), payload, metadata, event.recordedAt()),
                event::recordedAt);
    }
}
