package sklad.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.system.Database;
import sklad.bench.system.SideProcess;

/** How far a query side's projections have come. */
final class Projections {

    private static final String LEAST = """
            SELECT coalesce(min(position), 0) FROM projections.token_entry WHERE processor_name <> '__config'
            """;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private Projections() {}

    static void awaitHead(Database database, SideProcess side) {
        awaitPosition(database, side, database.number("SELECT position FROM event_store.head"));
    }

    /** Waits until all of them have reached this position; returns the one that they have reached. */
    static long awaitPosition(Database database, SideProcess side, long position) {
        // One connection for all looks: to open one costs more than to look.
        try (Connection connection = database.as(Database.ADMINISTRATOR).getConnection();
                PreparedStatement select = connection.prepareStatement(LEAST)) {
            long reached = position(select);
            while (reached < position) {
                side.requireAlive();
                side.waitFor(BETWEEN_LOOKS);
                reached = position(select);
            }
            return reached;
        } catch (SQLException failure) {
            throw new BenchmarkFailed("The projections can't be watched: " + failure.getMessage(), failure);
        }
    }

    private static long position(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
