package sklad.bench.system;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import sklad.bench.measure.BenchmarkFailed;

/** Compares what clients were told with what the event store holds. */
public final class ExactlyOnce {

    /** The reference of movements that belong to the preparations, which nobody counts. */
    public static final String OPENING = "OPENING";

    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM acknowledged) AS acknowledged,
                   (SELECT count(DISTINCT movement) FROM acknowledged) AS distinct_acknowledged,
                   (SELECT count(*) FROM acknowledged a
                     WHERE NOT EXISTS (SELECT FROM stored s WHERE s.movement = a.movement)) AS lost,
                   (SELECT count(*) FROM (SELECT FROM stored GROUP BY movement HAVING count(*) > 1) t) AS doubled,
                   (SELECT count(*) FROM stored s
                     WHERE NOT EXISTS (SELECT FROM acknowledged a WHERE a.movement = s.movement)) AS untold,
                   (SELECT count(*) FROM event_store.event) AS events,
                   (SELECT coalesce(max(position), 0) FROM event_store.event) AS head
            """;

    private ExactlyOnce() {}

    /**
     * Says what was found.
     *
     * @param movements files with the identifier of an acknowledged movement in each line
     * @param underWay how many requests may have been cut off by the end of their round
     */
    public static String check(Database database, List<Path> movements, long underWay) {
        try (Connection connection = database.as(Database.ADMINISTRATOR).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE acknowledged (movement uuid)");
            for (Path file : movements) {
                copy(connection, file);
            }
            statement.execute("CREATE TEMP TABLE stored AS SELECT (payload ->> 'movementId')::uuid AS movement"
                    + " FROM event_store.event WHERE stream_type = 'StockItem' AND payload ->> 'sku' LIKE 'SKU-%'"
                    + " AND payload ->> 'reference' <> '" + OPENING + "'");
            statement.execute("ANALYZE acknowledged");
            statement.execute("ANALYZE stored");
            try (ResultSet counts = statement.executeQuery(COUNTS)) {
                counts.next();
                return judged(counts, underWay);
            }
        } catch (SQLException | IOException failure) {
            throw new BenchmarkFailed("The check failed: " + failure.getMessage(), failure);
        }
    }

    private static void copy(Connection connection, Path file) throws SQLException, IOException {
        CopyManager copies = new CopyManager(connection.unwrap(BaseConnection.class));
        try (Reader lines = Files.newBufferedReader(file)) {
            copies.copyIn("COPY acknowledged FROM STDIN", lines);
        }
    }

    private static String judged(ResultSet counts, long underWay) throws SQLException {
        long acknowledged = counts.getLong("acknowledged");
        boolean right = acknowledged > 0
                && acknowledged == counts.getLong("distinct_acknowledged")
                && counts.getLong("lost") == 0
                && counts.getLong("doubled") == 0
                && counts.getLong("untold") <= underWay
                && counts.getLong("events") == counts.getLong("head");
        String found =
                "%,d movements were acknowledged; missing in the store: %d, stored more than once: %d, stored but"
                                .formatted(acknowledged, counts.getLong("lost"), counts.getLong("doubled"))
                        + " not acknowledged (under way as a round ended): %d; positions 1 to %d are dense: %s"
                                .formatted(
                                        counts.getLong("untold"),
                                        counts.getLong("head"),
                                        counts.getLong("events") == counts.getLong("head") ? "yes" : "NO");
        if (!right) {
            throw new BenchmarkFailed("The store does not hold what was acknowledged: " + found);
        }
        return found;
    }
}
