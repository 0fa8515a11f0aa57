package sklad.query.onhand;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import sklad.query.RunningQuerySide;
import sklad.query.projection.Migrations;
import sklad.query.projection.ProjectionPositions;
import sklad.query.report.PointInTime;
import sklad.query.report.StockSum;
import tools.jackson.databind.JsonNode;

/** How long a page of the stock on hand takes over millions of movements: 10,000 products at 20 locations in two years. */
final class OnHandBench {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(730);
    private static final int PAGES = 10;
    private static final int MOMENTS = 30;

    private final RunningQuerySide side;
    private final JdbcTemplate owner;
    private final long movements;

    private OnHandBench(RunningQuerySide side, long movements) {
        this.side = side;
        this.owner = side.asOwner();
        ((PGSimpleDataSource) Objects.requireNonNull(owner.getDataSource()))
                .setOptions("-c work_mem=1GB -c maintenance_work_mem=1GB");
        this.movements = movements;
    }

    public static void main(String[] arguments) throws Exception {
        long movements = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        try (RunningQuerySide side = RunningQuerySide.start()) {
            OnHandBench bench = new OnHandBench(side, movements);
            bench.fill();
            bench.plan();
            for (OnHandGrouping grouping : OnHandGrouping.values()) {
                bench.measure(grouping, 50, movements, 1);
            }
            bench.measure(OnHandGrouping.PRODUCT, 50, movements, 4);
            bench.measure(OnHandGrouping.PRODUCT, 500, movements, 1);
            bench.measure(OnHandGrouping.STOCK_ITEM, 500, movements, 1);
            for (long back : new long[] {1000, movements / 10, movements / 2, movements * 3 / 4}) {
                bench.measure(OnHandGrouping.PRODUCT, 50, movements - back, 1);
            }
            bench.measure(OnHandGrouping.LOCATION, 50, movements - 1000, 1);
            bench.measure(OnHandGrouping.CATEGORY, 50, movements - 1000, 1);
            bench.download();
        }
        System.exit(0);
    }

    /** The tables as the projection would have filled them; one movement in twenty is backdated, by up to a year. */
    private void fill() throws IOException {
        step("products", """
                INSERT INTO product (sku, version, position, name, category, unit, negative_stock_allowed, discontinued,
                       on_hand, registered_at, changed_at)
                SELECT 'SKU-' || n, 0, n, 'Product ' || n, 'Category ' || n % 60, 'each', false, false, 0, now(), now()
                  FROM generate_series(1, 10000) n
                """);
        // They are filled once, and lost afterwards: their log would only wait for the disk.
        for (String table :
                List.of("stock_movement", "stock_scope", "stock_change", "product_category", "category_change")) {
            owner.execute("ALTER TABLE " + table + " SET UNLOGGED");
        }
        List<String> indexes = owner.queryForList(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'projections' AND tablename = 'stock_movement'"
                        + " AND indexname <> 'stock_movement_pkey'",
                String.class);
        owner.queryForList(
                        "SELECT indexname FROM pg_indexes WHERE schemaname = 'projections' AND tablename = 'stock_movement'"
                                + " AND indexname <> 'stock_movement_pkey'",
                        String.class)
                .forEach(index -> owner.execute("DROP INDEX " + index));
        step("movements", """
                INSERT INTO stock_movement (position, movement_id, type, sku, location, quantity, on_hand, effective_at,
                       recorded_at, username)
                SELECT n, md5(n::text)::uuid, CASE WHEN n %% 3 = 0 THEN 'outgoing' ELSE 'incoming' END,
                       'SKU-' || 1 + (hashint8(n) & 2147483647) %% 10000, 'L' || (hashint8(n * 7) & 2147483647) %% 20,
                       CASE WHEN n %% 3 = 0 THEN -1 ELSE 1 END * (1 + n %% 9), 0, at - CASE WHEN n %% 20 = 0
                       THEN (n %% 365) * interval '1 day' ELSE interval '0' END, at, 'user-' || n %% 100
                  FROM (SELECT n, timestamptz '2024-01-01T00:00:00Z' + n::float8 / %1$s * interval '730 days' AS at
                          FROM generate_series(1, %1$s) n) movement
                """.formatted(movements));
        for (String index : indexes) {
            if (index.contains("by_sku") || index.contains("location") || index.contains("effective_time")) {
                step(index.substring(0, index.indexOf(" ON ")), index);
            }
        }
        for (String script :
                List.of("V026__add_changes_up_by_day_month_and_year.sql", "V032__add_changes_up_by_category.sql")) {
            for (String statement : Migrations.filling(script)) {
                step(statement.lines().findFirst().orElse(""), statement);
            }
        }
        owner.execute("UPDATE token_entry SET token = '{\"globalIndex\":" + movements
                + "}' WHERE processor_name IN ('stock_movement', 'product')");
        step("vacuum", "VACUUM ANALYZE stock_movement, stock_change, stock_scope, product_category, category_change");
        System.out.println(owner.queryForList("""
                SELECT relname, reltuples::bigint, pg_size_pretty(pg_table_size(oid)) AS size,
                       pg_size_pretty(pg_indexes_size(oid)) AS indexes
                  FROM pg_class WHERE relname IN ('stock_movement', 'stock_change', 'stock_scope')
                """));
    }

    private void step(String what, String sql) {
        long begun = System.nanoTime();
        owner.execute(sql);
        System.out.printf("%s: %,d ms%n", what, (System.nanoTime() - begun) / 1_000_000);
    }

    private void plan() {
        OnHandFilter filter = new OnHandFilter(OnHandGrouping.PRODUCT, null, null, null, null);
        PointInTime at = new PointInTime(BEGIN.plus(SPAN.dividedBy(2)), null, movements - 1000);
        StockSum sum = new StockSum(at, movements);
        JdbcClient.create(owner)
                .sql("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + new OnHandSql(filter, sum).text())
                .params(sum.parameters())
                .param("behind0", "SKU-5")
                .param("limit", 51)
                .query(String.class)
                .list()
                .forEach(System.out::println);
    }

    private void measure(OnHandGrouping grouping, int limit, long position, int clients) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        List<Future<List<Long>>> walks = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            Random random = new Random(client);
            Callable<List<Long>> walk = () -> walk(grouping, limit, position, random);
            walks.add(pool.submit(walk));
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<List<Long>> walk : walks) {
            nanos.addAll(walk.get());
        }
        pool.shutdown();
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "by %s, %d a page, known %,d back, %d clients: %d pages, p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                grouping,
                limit,
                movements - position,
                clients,
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 95 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    /** Some pages of the report at each of some random moments; of an earlier position without HTTP, which adds 2 ms. */
    private List<Long> walk(OnHandGrouping grouping, int limit, long position, Random random) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < MOMENTS; i++) {
            Instant asOf = BEGIN.plusMillis((long) (random.nextDouble() * SPAN.toMillis()));
            if (position == movements) {
                walkPages(grouping, limit, asOf, nanos);
            } else {
                walkTables(grouping, limit, new PointInTime(asOf, null, position), nanos);
            }
        }
        return nanos;
    }

    private void walkPages(OnHandGrouping grouping, int limit, Instant asOf, List<Long> nanos) {
        String path = "/reports/stock-on-hand?groupBy=" + grouping.name().toLowerCase(Locale.ROOT) + "&limit=" + limit
                + "&asOf=" + asOf;
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            long begun = System.nanoTime();
            JsonNode answer = side.get(path + cursor, "viewer").json();
            nanos.add(System.nanoTime() - begun);
            if (!answer.path("nextCursor").isString()) {
                return;
            }
            cursor = "&cursor=" + answer.path("nextCursor").asString();
        }
    }

    private void walkTables(OnHandGrouping grouping, int limit, PointInTime at, List<Long> nanos) {
        OnHandFilter filter = new OnHandFilter(grouping, null, null, null, null);
        OnHandTables tables = new OnHandTables(side.bean(JdbcClient.class), side.bean(ProjectionPositions.class));
        OnHandReport report = new OnHandReport(filter, tables);
        List<String> behind = null;
        for (int page = 0; page < PAGES; page++) {
            long begun = System.nanoTime();
            List<OnHand> rows = report.read(at, behind, limit);
            nanos.add(System.nanoTime() - begun);
            if (rows.size() < limit) {
                return;
            }
            behind = report.key(rows.get(rows.size() - 1));
        }
    }

    private void download() {
        long begun = System.nanoTime();
        long rows = side.get("/reports/stock-on-hand?format=csv&asOf=" + BEGIN.plus(SPAN.dividedBy(2)), "viewer")
                .response()
                .body()
                .lines()
                .count();
        System.out.printf("CSV of all stock items: %,d lines, %,d ms%n", rows, (System.nanoTime() - begun) / 1_000_000);
    }
}
