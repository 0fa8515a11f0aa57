package sklad.query.onhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import sklad.query.RunningQuerySide;
import sklad.query.report.PointInTime;
import sklad.query.report.StockSum;

/** No page adds all movements up, and each begins where the one before has ended. */
class OnHandPlanTest {

    private static final long MOVEMENTS = 40_000;

    private static RunningQuerySide side;

    @BeforeAll
    static void many_rows() {
        side = RunningQuerySide.start();
        JdbcTemplate owner = side.asOwner();
        owner.execute("""
                INSERT INTO product (sku, version, position, name, category, unit, negative_stock_allowed, discontinued,
                       on_hand, registered_at, changed_at)
                SELECT 'SKU-' || n, 0, n, 'Product ' || n, 'Category ' || n % 20, 'each', false, false, 0, now(), now()
                  FROM generate_series(0, 499) n;
                INSERT INTO stock_movement (position, movement_id, type, sku, location, quantity, on_hand, effective_at,
                       recorded_at)
                SELECT n, gen_random_uuid(), 'incoming', 'SKU-' || n % 500, 'L' || n % 7, 1, 1,
                       timestamptz '2025-01-01T00:00:00Z' + n * interval '15 minutes', now()
                  FROM generate_series(1, 40000) n;
                INSERT INTO stock_scope
                SELECT coalesce(sku, ''), coalesce(location, ''), min(position) FROM stock_movement
                 GROUP BY CUBE (sku, location);
                INSERT INTO stock_change
                SELECT coalesce(sku, ''), coalesce(location, ''), period, date_trunc(period, effective_at, 'UTC')::date,
                       sum(quantity)
                  FROM stock_movement, (VALUES ('day'), ('month'), ('year')) p (period)
                 GROUP BY CUBE (sku, location), period, date_trunc(period, effective_at, 'UTC');
                INSERT INTO product_category SELECT sku, category, position FROM product;
                INSERT INTO category_change
                SELECT p.category, c.period, c.starts_on, sum(c.quantity)
                  FROM stock_change c JOIN product_category p ON p.sku = c.sku WHERE c.location = '' GROUP BY 1, 2, 3;
                ANALYZE stock_movement, stock_scope, stock_change, product_category, category_change;
                """);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @CsvSource({
        "stock_item, , , 0",
        "stock_item, , L3, 0",
        "product, , , 0",
        "product, , L3, 0",
        "location, , , 0",
        "location, SKU-7, , 0",
        "category, , , 0",
        "category, SKU-7, , 0",
        "category, , L3, 0",
        "stock_item, , , 100",
        "product, , , 100",
        "product, SKU-7, , 30000",
    })
    void a_page_reads_no_more_than_it_needs(
            String groupBy, @Nullable String sku, @Nullable String location, long back) {
        String plan = plan(
                new OnHandFilter(OnHandGrouping.valueOf(groupBy.toUpperCase(Locale.ROOT)), sku, location, null, null),
                MOVEMENTS - back);

        assertThat(plan).doesNotContain("Seq Scan on stock_movement", "Seq Scan on stock_change");
        if (back < MOVEMENTS / 2) {
            assertThat(plan)
                    .containsAnyOf("stock_change_pkey", "category_change_pkey")
                    .containsAnyOf("_and_time", "_by_time", "by_effective_time");
        }
        if (back > 0 && sku == null) {
            assertThat(plan).contains("stock_movement_by_sku on stock_movement");
        }
    }

    private static String plan(OnHandFilter filter, long position) {
        StockSum sum = new StockSum(new PointInTime(Instant.parse("2025-12-24T18:00:00Z"), null, position), MOVEMENTS);
        return String.join(
                "\n",
                JdbcClient.create(side.asOwner())
                        .sql("EXPLAIN " + new OnHandSql(filter, sum).text())
                        .params(sum.parameters())
                        .param("sku", filter.sku())
                        .param("location", filter.location())
                        .param("behind0", "L2")
                        .param("behind1", "L2")
                        .param("limit", 51)
                        .query(String.class)
                        .list());
    }
}
