package sklad.query.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The table of what was not applied. It commits with the rows and the token: an event is in its row or here, never both. */
final class DeadLetters {

    private static final int LONGEST_ERROR = 2000;

    private final JdbcOperations jdbc;

    DeadLetters(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> waitingStreams(String projection) {
        return new HashSet<>(jdbc.queryForList(
                "SELECT stream_id FROM dead_letter WHERE projection = ? AND NOT parked_behind",
                String.class,
                projection));
    }

    boolean isAnyWaiting(Collection<String> projections) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM dead_letter WHERE projection = ANY (?) AND NOT parked_behind)",
                Boolean.class,
                (Object) projections.toArray(String[]::new)));
    }

    void failed(String projection, String stream, Delivery delivery, String error) {
        insert(projection, stream, delivery, error, false);
    }

    void parkBehind(String projection, String stream, Delivery delivery) {
        insert(projection, stream, delivery, "waits behind an earlier event of " + stream, true);
    }

    /** In the order in which they have to be applied. */
    List<DeadLetter> ofStream(String projection, String stream) {
        return jdbc.query(
                "SELECT * FROM dead_letter WHERE projection = ? AND stream_id = ? ORDER BY position",
                (row, number) -> letter(row),
                projection,
                stream);
    }

    /** Those that failed, the oldest first, each followed by what waits behind it; all projections if none is named. */
    List<DeadLetter> list(@Nullable String projection, int limit) {
        return jdbc.query("""
                SELECT * FROM dead_letter WHERE coalesce(projection = ?, true)
                 ORDER BY parked_behind, position, projection LIMIT ?
                """, (row, number) -> letter(row), projection, limit);
    }

    long count(String projection) {
        Long count =
                jdbc.queryForObject("SELECT count(*) FROM dead_letter WHERE projection = ?", Long.class, projection);
        return count == null ? 0 : count;
    }

    void healed(DeadLetter letter) {
        jdbc.update(
                "DELETE FROM dead_letter WHERE projection = ? AND position = ?",
                letter.projection(),
                letter.position());
    }

    void failedAgain(DeadLetter letter, String error) {
        jdbc.update("""
                UPDATE dead_letter
                   SET error = ?, failed_at = clock_timestamp(), attempts = attempts + 1, parked_behind = false
                 WHERE projection = ? AND position = ?
                """, storable(error), letter.projection(), letter.position());
    }

    private void insert(String projection, String stream, Delivery delivery, String error, boolean parkedBehind) {
        jdbc.update(
                """
                INSERT INTO dead_letter (projection, position, stream_id, event_type, error, failed_at,
                    attempts, parked_behind)
                VALUES (?, ?, ?, ?, ?, clock_timestamp(), ?, ?)
                ON CONFLICT (projection, position) DO NOTHING
                """,
                projection,
                delivery.position(),
                stream,
                delivery.eventType(),
                storable(error),
                parkedBehind ? 0 : 1,
                parkedBehind);
    }

    private static String storable(String error) {
        String text = error.replace('\0', ' ');
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("projection"),
                row.getLong("position"),
                row.getString("stream_id"),
                row.getString("event_type"),
                row.getString("error"),
                row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getBoolean("parked_behind"));
    }
}
