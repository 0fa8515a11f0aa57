package sklad.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import sklad.events.DomainEvent;
import sklad.events.EventJson;
import sklad.events.EventTypes;
import sklad.migrations.TestPostgres;
import sklad.query.projection.History;
import sklad.query.projection.RecordedEvent;

/** Appends events as the command side does: with the store's own function and the command side's rights. */
public final class TestStore {

    private static final String APPEND = """
            SELECT last_position FROM event_store.append(1, array_fill(1, ARRAY[?]), ?, ?, ?, ?, ?, ?, ?, ?,
                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')
            """;

    private final TestPostgres.TestDatabase database;
    private final Map<String, Long> sequences = new HashMap<>();

    TestStore(TestPostgres.TestDatabase database) {
        this.database = database;
    }

    /** Appends in one commit; returns the position of the last event. */
    public long append(String username, DomainEvent... events) {
        return append(List.of(events).stream()
                .map(event -> Row.of(event, username, next(History.streamOf(event))))
                .toArray(Row[]::new));
    }

    /** Appends a story as it is. */
    public long append(List<RecordedEvent> story) {
        return append(story.stream()
                .map(event -> Row.of(event.payload(), String.valueOf(event.username()), next(event.streamId())))
                .toArray(Row[]::new));
    }

    /** Something that this build can't read. */
    public long appendUnreadable(String stream, String type, String payload) {
        return append(new Row(stream, next(stream), type, "1", payload, "{\"username\":\"anna\"}"));
    }

    private long next(String stream) {
        return sequences.merge(stream, 0L, (before, zero) -> before + 1);
    }

    private long append(Row... rows) {
        List<Row> list = List.of(rows);
        try (Connection connection = database.command().getConnection();
                PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setInt(1, rows.length);
            texts(connection, append, 2, "text", list.stream().map(Row::stream).toList());
            texts(
                    connection,
                    append,
                    3,
                    "bigint",
                    list.stream().map(row -> row.sequence).toList());
            texts(
                    connection,
                    append,
                    4,
                    "uuid",
                    list.stream().map(row -> UUID.randomUUID()).toList());
            texts(
                    connection,
                    append,
                    5,
                    "text",
                    list.stream().map(row -> "Test").toList());
            texts(connection, append, 6, "text", list.stream().map(Row::type).toList());
            texts(
                    connection,
                    append,
                    7,
                    "text",
                    list.stream().map(Row::revision).toList());
            texts(connection, append, 8, "text", list.stream().map(Row::payload).toList());
            texts(
                    connection,
                    append,
                    9,
                    "text",
                    list.stream().map(Row::metadata).toList());
            try (ResultSet answer = append.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void texts(Connection connection, PreparedStatement append, int index, String type, List<?> values)
            throws SQLException {
        append.setArray(index, connection.createArrayOf(type, values.toArray()));
    }

    private record Row(String stream, long sequence, String type, String revision, String payload, String metadata) {

        static Row of(DomainEvent event, String username, long sequence) {
            return new Row(
                    History.streamOf(event),
                    sequence,
                    EventTypes.nameOf(event.getClass()),
                    EventTypes.revisionOf(event.getClass()),
                    EventJson.mapper().writeValueAsString(event),
                    EventJson.mapper().writeValueAsString(Map.of("username", username, "client", "test")));
        }
    }
}
