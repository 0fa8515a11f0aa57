package sklad.bench;

import java.time.Duration;
import sklad.bench.system.Database;
import sklad.bench.system.SideProcess;

/** How far a query side's projections have come. */
final class Projections {

    private static final String LEAST = """
            SELECT coalesce(min(position), 0) FROM projections.token_entry WHERE processor_name <> '__config'
            """;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private Projections() {}

    /** The position that all of them have reached. */
    static long position(Database database) {
        return database.number(LEAST);
    }

    static void awaitHead(Database database, SideProcess side) {
        awaitPosition(database, side, database.number("SELECT position FROM event_store.head"));
    }

    static void awaitPosition(Database database, SideProcess side, long position) {
        while (position(database) < position) {
            side.requireAlive();
            side.waitFor(BETWEEN_LOOKS);
        }
    }
}
