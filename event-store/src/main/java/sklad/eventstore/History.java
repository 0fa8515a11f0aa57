package sklad.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Reads the stored events, a bounded page at a time. Positions and sequences are dense, so a page is a range of them. */
final class History {

    private static final String SELECT = """
            SELECT position, stream_id, sequence_number, event_id, stream_type, event_type, event_revision,
                   payload, metadata, recorded_at
              FROM event_store.event
            """;
    private static final String AFTER = SELECT + " WHERE position > ? AND position <= ? ORDER BY position";
    private static final String AT = SELECT + " WHERE position = ANY (?) ORDER BY position";
    private static final String OF_STREAM =
            SELECT + " WHERE stream_id = ? AND sequence_number >= ? AND sequence_number < ? ORDER BY sequence_number";
    private static final String LAST_OF_STREAM =
            "SELECT sequence_number FROM event_store.event WHERE stream_id = ? ORDER BY sequence_number DESC LIMIT 1";
    private static final String HEAD = "SELECT position FROM event_store.head";
    private static final String IS_BEFORE = "SELECT recorded_at < ? FROM event_store.event WHERE position = ?";

    private final DataSource dataSource;

    History(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<StoredEvent> after(long position, int limit) {
        return with(connection -> after(connection, position, limit));
    }

    static List<StoredEvent> after(Connection connection, long position, int limit) throws SQLException {
        return select(connection, AFTER, position, position + limit);
    }

    Optional<StoredEvent> at(long position) {
        return after(position - 1, 1).stream().findFirst();
    }

    List<StoredEvent> at(Collection<Long> positions) {
        Object array = positions.toArray(Long[]::new);
        return with(connection -> select(connection, AT, array));
    }

    List<StoredEvent> ofStream(String streamId, long firstSequence, int limit) {
        return with(connection -> select(connection, OF_STREAM, streamId, firstSequence, firstSequence + limit));
    }

    /** @param condition for which there is an index */
    List<StoredEvent> where(String condition, Object value) {
        return with(connection -> select(connection, SELECT + " WHERE " + condition + " ORDER BY position", value));
    }

    Optional<Long> lastSequence(String streamId) {
        return with(connection -> selectNumber(connection, LAST_OF_STREAM, streamId));
    }

    long head() {
        return with(History::head);
    }

    static long head(Connection connection) throws SQLException {
        return selectNumber(connection, HEAD).orElse(0L);
    }

    /** The position of the last event that was recorded before this time; 0: none was. */
    long positionBefore(Instant time) {
        return with(connection -> {
            long before = 0;
            long notBefore = head(connection) + 1;
            while (notBefore - before > 1) {
                long middle = (before + notBefore) >>> 1;
                if (isBefore(connection, middle, time)) {
                    before = middle;
                } else {
                    notBefore = middle;
                }
            }
            return before;
        });
    }

    private static boolean isBefore(Connection connection, long position, Instant time) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_BEFORE)) {
            statement.setObject(1, time.atOffset(ZoneOffset.UTC));
            statement.setLong(2, position);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static Optional<Long> selectNumber(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
        }
    }

    private static List<StoredEvent> select(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<StoredEvent> events = new ArrayList<>();
            while (rows.next()) {
                events.add(row(rows));
            }
            return events;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static StoredEvent row(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }

    private <T> T with(Query<T> query) {
        try (Connection connection = dataSource.getConnection()) {
            return query.run(connection);
        } catch (SQLException failure) {
            throw new EventStoreException("The event store can't be read", failure);
        }
    }

    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }
}
