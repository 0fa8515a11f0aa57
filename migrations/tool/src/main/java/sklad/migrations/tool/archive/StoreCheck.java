package sklad.migrations.tool.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import sklad.migrations.tool.Refused;

/** Whether what is in the database is a history without a gap, and the one of the archive. */
final class StoreCheck {

    private static final String BROKEN_STREAM = """
            SELECT stream_id FROM event_store.event GROUP BY stream_id
            HAVING min(sequence_number) <> 0 OR count(*) <> max(sequence_number) + 1 LIMIT 1
            """;
    private static final String BEYOND_RECORDED = """
            SELECT position FROM event_store.head
             WHERE recorded_at < (SELECT recorded_at FROM event_store.event ORDER BY position DESC LIMIT 1)
            """;

    private StoreCheck() {}

    static void verify(Connection connection, Manifest manifest) throws SQLException {
        positions(connection, manifest);
        refuseIfAny(connection, BROKEN_STREAM, "is a stream with a gap");
        refuseIfAny(connection, BEYOND_RECORDED, "is the head, and the last event was recorded after it");
    }

    private static void positions(Connection connection, Manifest manifest) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), coalesce(min(e.position), 0),"
                        + " coalesce(max(e.position), 0), (SELECT h.position FROM event_store.head h)"
                        + " FROM event_store.event e")) {
            row.next();
            long count = row.getLong(1);
            long last = row.getLong(3);
            boolean dense = count == last && row.getLong(2) == (count == 0 ? 0 : 1);
            if (!dense || last != row.getLong(4) || last != manifest.lastPosition()) {
                throw new Refused(("Nothing is restored: %,d events from position %,d to %,d, the head at %,d;"
                                + " and the archive says %,d to %,d.")
                        .formatted(
                                count,
                                row.getLong(2),
                                last,
                                row.getLong(4),
                                manifest.firstPosition(),
                                manifest.lastPosition()));
            }
        }
    }

    private static void refuseIfAny(Connection connection, String sql, String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (rows.next()) {
                throw new Refused("Nothing is restored: " + rows.getString(1) + " " + what + ".");
            }
        }
    }
}
