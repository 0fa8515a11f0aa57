package sklad.query.operations;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;
import sklad.query.projection.ProjectionProcessors;
import tools.jackson.databind.JsonNode;

/** How fast projections are built from the first event, indexes and statistics included; measured when it is asked for. */
class RebuildBench {

    private static final int STREAMS = 4000;
    private static final int MOVEMENTS = Integer.getInteger("sklad.bench.movements", 1_000_000);

    @Test
    void how_many_events_a_second() throws InterruptedException {
        TestPostgres.TestDatabase database = TestPostgres.migrated();
        long head = fill(new JdbcTemplate(database.owner()));
        for (String batch : System.getProperty("sklad.bench.batches", "20000").split(",")) {
            try (RunningQuerySide side = RunningQuerySide.start(database, Map.of("sklad.shadows.batch-size", batch))) {
                side.bean(ProjectionProcessors.class).stop();
                for (String projection :
                        System.getProperty("sklad.bench.projections", "all").split(",")) {
                    System.out.print("batches of " + batch + ", ");
                    measure(side, projection, head);
                }
            }
        }
    }

    private static void measure(RunningQuerySide side, String projection, long head) throws InterruptedException {
        long begun = System.nanoTime();
        String path = side.post(
                        "/audit/replays",
                        "auditor",
                        "{\"projection\": \"" + projection + "\", \"position\": " + head + "}")
                .header("Location");
        JsonNode replay;
        do {
            Thread.sleep(100);
            replay = side.get(path, "auditor").json();
        } while (!List.of("compared", "failed").contains(replay.path("state").asString()));
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%s: %,d events in %.1f s, %,.0f a second (%s)%n",
                projection, head, seconds, head / seconds, replay.path("state").asString());
        side.delete(path, "auditor");
    }

    /** Receipts of 7 each, in turn for 1,000 products at 4 locations. */
    private static long fill(JdbcTemplate owner) {
        owner.execute("""
                INSERT INTO event_store.event
                SELECT n, 'user:anna', 0, gen_random_uuid(), 'User', 'UserRegistered', '1',
                       '{"username":"anna","role":"clerk"}'::json, '{"username":"anna","client":"bench"}'::json, now()
                  FROM generate_series(1, 1) n
                UNION ALL
                SELECT 1 + n, 'location:L' || n, 0, gen_random_uuid(), 'Location', 'LocationOpened', '1',
                       json_build_object('location', 'L' || n, 'name', 'L' || n),
                       '{"username":"anna","client":"bench"}'::json, now()
                  FROM generate_series(1, 4) n
                UNION ALL
                SELECT 5 + n, 'product:SKU-' || n, 0, gen_random_uuid(), 'Product', 'ProductRegistered', '2',
                       json_build_object('sku', 'SKU-' || n, 'name', 'Product ' || n, 'category', 'Garden', 'unit',
                                         'each', 'negativeStockAllowed', false),
                       '{"username":"anna","client":"bench"}'::json, now()
                  FROM generate_series(1, 1000) n
                """);
        owner.update("""
                INSERT INTO event_store.event
                SELECT 1005 + n, 'stock:SKU-' || 1 + n % 1000 || '@L' || 1 + n / 1000 % 4, (n - 1) / %1$d, gen_random_uuid(),
                       'StockItem', 'StockReceived', '1',
                       json_build_object('movementId', gen_random_uuid(), 'sku', 'SKU-' || 1 + n % 1000, 'location',
                                         'L' || 1 + n / 1000 % 4, 'quantity', 7, 'onHand', 7 * (1 + (n - 1) / %1$d),
                                         'unitCost', 2.55, 'reason', 'purchase', 'reference', 'PO-' || n / 20,
                                         'effectiveAt', '2026-01-05T08:00:00Z'),
                       '{"username":"anna","client":"bench","traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}'::json, now()
                  FROM generate_series(1, %2$d) n
                """.replace("% 1000", "%% 1000").replace("% 4", "%% 4").formatted(STREAMS, MOVEMENTS));
        owner.execute("UPDATE event_store.head SET position = (SELECT max(position) FROM event_store.event),"
                + " recorded_at = now()");
        owner.execute("VACUUM ANALYZE event_store.event");
        Long head = owner.queryForObject("SELECT position FROM event_store.head", Long.class);
        return head == null ? 0 : head;
    }
}
