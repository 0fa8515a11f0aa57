package sklad.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Folded states of streams: a shortcut only, so one that can't be read is passed over. */
public final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private static final String UPSERT = """
            INSERT INTO event_store.snapshot AS present (stream_id, sequence_number, event_id, stream_type, payload_type,
                        payload_revision, payload, metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?::json, '{}')
                ON CONFLICT (stream_id) DO UPDATE
               SET sequence_number = excluded.sequence_number, event_id = excluded.event_id,
                   stream_type = excluded.stream_type, payload_type = excluded.payload_type,
                   payload_revision = excluded.payload_revision, payload = excluded.payload,
                   metadata = excluded.metadata, recorded_at = excluded.recorded_at
             WHERE present.sequence_number <= excluded.sequence_number
            """;
    private static final String SELECT = """
            SELECT sequence_number, event_id, stream_type, payload_type, payload_revision, payload, recorded_at
              FROM event_store.snapshot WHERE stream_id = ?
            """;

    private final DataSource dataSource;
    private final EventNames names;
    private final JsonMapper mapper;

    /**
     * Snapshots of these types.
     *
     * @param names of the folded states; one that was stored with another revision is passed over
     * @param mapper between folded states and JSON
     */
    public Snapshots(DataSource dataSource, EventNames names, JsonMapper mapper) {
        this.dataSource = dataSource;
        this.names = names;
        this.mapper = mapper;
    }

    /** A stream's state as it is now, to be stored whenever there is time. */
    public Snapshot of(String streamType, String streamId, long sequenceNumber, Object state) {
        return new Snapshot(
                streamType,
                streamId,
                sequenceNumber,
                UUID.randomUUID(),
                names.nameOf(state.getClass()),
                names.revisionOf(state.getClass()),
                mapper.writeValueAsString(state));
    }

    void store(DomainEventMessage<?> snapshot) {
        store(of(
                snapshot.getType(),
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                snapshot.getPayload()));
    }

    /** Keeps the snapshot, unless there is one of a later event. */
    void store(Snapshot snapshot) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, snapshot.streamId());
            upsert.setLong(2, snapshot.sequenceNumber());
            upsert.setObject(3, snapshot.eventId());
            upsert.setString(4, snapshot.streamType());
            upsert.setString(5, snapshot.payloadType());
            upsert.setString(6, snapshot.payloadRevision());
            upsert.setString(7, snapshot.payload());
            upsert.executeUpdate();
        } catch (SQLException failure) {
            throw new EventStoreException("The snapshot can't be stored", failure);
        }
    }

    Optional<DomainEventMessage<?>> read(String streamId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, streamId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? read(streamId, rows) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new EventStoreException("The snapshot can't be read", failure);
        }
    }

    private Optional<DomainEventMessage<?>> read(String streamId, ResultSet row) throws SQLException {
        String name = row.getString("payload_type");
        try {
            Class<?> type = names.classOf(name);
            if (!names.revisionOf(type).equals(row.getString("payload_revision"))) {
                return Optional.empty();
            }
            Instant recordedAt =
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant();
            return Optional.of(new GenericDomainEventMessage<>(
                    row.getString("stream_type"),
                    streamId,
                    row.getLong("sequence_number"),
                    mapper.readValue(row.getString("payload"), type),
                    MetaData.emptyInstance(),
                    row.getString("event_id"),
                    recordedAt));
        } catch (UnknownName | JacksonException failure) {
            LOG.warn("The snapshot of {} can't be read and is passed over: {}", streamId, failure.getMessage());
            return Optional.empty();
        }
    }

    /** A row of the table; the state that it holds does not change any more. */
    public record Snapshot(
            String streamType,
            String streamId,
            long sequenceNumber,
            UUID eventId,
            String payloadType,
            String payloadRevision,
            String payload) {}
}
