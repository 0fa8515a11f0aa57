package sklad.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Tells whether streams still end as they were read: for decisions that store nothing, and so are not checked by an append. */
public final class StreamVersions {

    private static final String SELECT = """
            SELECT head.position, EXISTS (
                       SELECT FROM unnest(?::text[], ?::bigint[]) AS seen (stream, last)
                        WHERE EXISTS (SELECT FROM event_store.event e
                                       WHERE e.stream_id = seen.stream AND e.sequence_number = seen.last + 1 OFFSET 0))
              FROM event_store.head
            """;

    private final DataSource dataSource;

    public StreamVersions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The last position of the store, if each of these streams ends with this event (-1: does not exist); else nothing. */
    public OptionalLong headIfCurrent(Map<String, Long> lastSequences) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, lastSequences.keySet().toArray(String[]::new));
            select.setObject(2, lastSequences.values().toArray(Long[]::new));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && !rows.getBoolean(2) ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException failure) {
            throw new EventStoreException("The versions of streams can't be read", failure);
        }
    }
}
