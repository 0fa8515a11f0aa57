package sklad.bench;

import java.time.Duration;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.system.Database;
import sklad.bench.system.SideProcess;

/** The projections of a query side. */
final class Projections {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final String HOW_FAR = """
            SELECT s.state || ' ' || coalesce((SELECT min(p.position) FROM projections.shadow_projection p
                                                WHERE p.shadow = s.id), 0) || ' of ' || s.target || coalesce(': ' || s.error, '')
              FROM projections.shadow s
            """;

    private static final String NOT_SHOWN = """
            SELECT count(*) FROM event_store.event
             WHERE stream_type = 'StockItem' AND position > (SELECT coalesce(max(position), 0) FROM projections.stock_movement)
            """;

    private Projections() {}

    /** Waits until a side's ledger shows all movements. */
    static void awaitCaughtUp(Database database, SideProcess side) {
        side.awaitReady();
        while (database.number(NOT_SHOWN) > 0) {
            side.requireAlive();
            side.waitFor(BETWEEN_LOOKS);
        }
    }

    /**
     * Rebuilds all projections of a side, as an operator would, and returns how long it took until the new tables were in
     * use. A written history comes with tokens at its end, so that the side has nothing else to do.
     */
    static Duration build(Ground ground, Database database, SideProcess side, String token) {
        long begun = System.nanoTime();
        side.post("/operations/projections/all/rebuild", token);
        String before = "";
        String now = database.text(HOW_FAR);
        while (!now.startsWith("standby")) {
            side.requireAlive();
            if (now.startsWith("failed")) {
                throw new BenchmarkFailed("The rebuild has failed: " + now);
            }
            if (!now.equals(before)) {
                ground.progress().say("rebuild: " + now);
            }
            side.waitFor(BETWEEN_LOOKS);
            before = now;
            now = database.text(HOW_FAR);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
