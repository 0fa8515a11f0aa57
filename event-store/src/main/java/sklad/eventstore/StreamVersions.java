package sklad.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
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

    private static final String MISSING = """
            SELECT wanted.stream FROM unnest(?::text[]) AS wanted (stream)
             WHERE NOT EXISTS (SELECT FROM event_store.event e
                                WHERE e.stream_id = wanted.stream AND e.sequence_number = 0 OFFSET 0)
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

    /** Those of the streams that do not exist. */
    public Set<String> missing(Collection<String> streams) {
        Set<String> missing = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(MISSING)) {
            select.setObject(1, streams.toArray(String[]::new));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    missing.add(rows.getString(1));
                }
            }
        } catch (SQLException failure) {
            throw new EventStoreException("The streams can't be looked up", failure);
        }
        return missing;
    }
}
