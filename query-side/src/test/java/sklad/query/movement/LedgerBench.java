package sklad.query.movement;

import static sklad.query.projection.Events.id;
import static sklad.query.projection.Events.qty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import sklad.events.StockAdjusted;
import sklad.query.projection.History;
import sklad.query.projection.ProjectorBench;
import sklad.query.projection.RecordedEvent;

/** How fast the ledger is written: movements of 10,000 products at 20 locations, in batches as a rebuild has them. */
final class LedgerBench {

    private static final int BATCH = 1000;

    private LedgerBench() {}

    public static void main(String[] arguments) {
        int movements = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Random random = new Random(1);
        History history = new History();
        for (int i = 0; i < movements; i++) {
            history.happened(new StockAdjusted(
                    id(i),
                    "SKU-" + random.nextInt(10_000),
                    "L" + random.nextInt(20),
                    qty("1"),
                    qty("1"),
                    null,
                    null,
                    "R-" + i,
                    Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofMinutes(i)),
                    null));
        }
        List<RecordedEvent> events = history.events();
        ProjectorBench bench = new ProjectorBench(new StockMovementProjector());
        long begun = System.nanoTime();
        for (int from = 0; from < movements; from += BATCH) {
            bench.project(events.subList(from, Math.min(movements, from + BATCH)));
        }
        System.out.printf("%,d events a second%n", movements * 1_000_000_000L / (System.nanoTime() - begun));
        System.exit(0);
    }
}
