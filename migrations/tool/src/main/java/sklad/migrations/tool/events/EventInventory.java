package sklad.migrations.tool.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sklad.events.EventJson;
import sklad.events.EventTypes;
import sklad.events.UnreadableRevision;
import sklad.events.Upcaster;
import sklad.events.Upcasters;
import sklad.eventstore.EventCodec;
import sklad.eventstore.EventNames;
import sklad.eventstore.StoredEvent;

/** Counts a store's events by type and revision, and reads them as both sides do. */
public final class EventInventory {

    private static final String KINDS = """
            SELECT event_type, event_revision, count(*), min(position), max(position)
              FROM event_store.event GROUP BY 1, 2 ORDER BY 1, 2
            """;
    private static final String EVENTS = """
            SELECT position, stream_id, sequence_number, event_id, stream_type, event_type, event_revision,
                   payload, metadata, recorded_at
              FROM event_store.event
            """;
    private static final String ENDS = EVENTS + " WHERE position IN (?, ?) ORDER BY position";
    private static final String ALL = EVENTS + " WHERE event_type = ? AND event_revision = ? ORDER BY position";
    private static final int PAGE = 1_000;

    private final EventCodec codec = new EventCodec(
            new EventNames(EventTypes.all(), EventTypes::revisionOf), EventJson.mapper(), Upcasters::upcast);

    /**
     * Lists the kinds of events in a store.
     *
     * @param connection with a transaction, so that many events are read a page at a time
     * @param everyEvent read each of them, and not only the first and the last of each kind
     */
    public List<EventKind> of(Connection connection, boolean everyEvent) throws SQLException {
        List<EventKind> counted = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(KINDS)) {
            while (rows.next()) {
                counted.add(new EventKind(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        null,
                        null));
            }
        }
        List<EventKind> kinds = new ArrayList<>();
        for (EventKind kind : counted) {
            kinds.add(read(connection, kind, everyEvent));
        }
        return kinds;
    }

    private EventKind read(Connection connection, EventKind kind, boolean everyEvent) throws SQLException {
        String readBy = null;
        String problem = null;
        try {
            readBy = readBy(Upcasters.path(kind.type(), kind.revision()));
            problem = everyEvent
                    ? problem(connection, ALL, kind.type(), kind.revision())
                    : problem(connection, ENDS, kind.firstPosition(), kind.lastPosition());
        } catch (UnreadableRevision unknown) {
            problem = String.valueOf(unknown.getMessage());
        }
        return new EventKind(
                kind.type(), kind.revision(), kind.count(), kind.firstPosition(), kind.lastPosition(), readBy, problem);
    }

    private static String readBy(List<Upcaster> path) {
        return path.isEmpty()
                ? "current"
                : path.stream()
                        .map(step -> "upcaster %d→%d: %s".formatted(step.from(), step.to(), step.does()))
                        .collect(Collectors.joining("; "));
    }

    /** Of the first event that this build can't read. */
    private @Nullable String problem(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(PAGE);
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String problem = problem(event(rows));
                    if (problem != null) {
                        return problem;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable String problem(StoredEvent event) {
        try {
            codec.payload(event);
            return null;
        } catch (RuntimeException unreadable) {
            String message = String.valueOf(unreadable.getMessage());
            return "position " + event.position() + ": "
                    + message.lines().findFirst().orElse(message);
        }
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
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
}
