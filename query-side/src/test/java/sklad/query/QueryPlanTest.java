package sklad.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import sklad.migrations.TestPostgres;

/** Every list finds its rows in an index, by the very SQL that the application sends, as its own connections plan it. */
class QueryPlanTest {

    private static RunningQuerySide side;

    @BeforeAll
    static void many_rows() {
        side = RunningQuerySide.start(
                TestPostgres.migrated(),
                Map.of("spring.jpa.properties.hibernate.session_factory.statement_inspector", SqlTape.class.getName()));
        JdbcTemplate owner = side.asOwner();
        owner.execute("""
                INSERT INTO projections.product (sku, version, position, name, category, unit, reorder_point,
                       negative_stock_allowed, discontinued, on_hand, registered_at, changed_at)
                SELECT 'SKU-' || n, 0, n, 'Product ' || n, 'Category ' || n % 200, 'each',
                       CASE WHEN n % 100 = 0 THEN 10 END, false, false, n % 20, now(), now()
                  FROM generate_series(1, 20000) n;
                INSERT INTO projections.stock_level (sku, location, version, position, on_hand, effective_at, recorded_at)
                SELECT 'SKU-' || n, 'L' || l, 0, n, 1, now(), now()
                  FROM generate_series(1, 2000) n, generate_series(1, 20) l;
                INSERT INTO projections.stock_movement (position, movement_id, type, sku, location, other_location,
                       quantity, on_hand, reference, effective_at, recorded_at, username)
                SELECT n, gen_random_uuid(), CASE WHEN n % 300 = 0 THEN 'transfer' ELSE 'incoming' END,
                       CASE WHEN n % 40 = 39 THEN 'BUSY' ELSE 'SKU-' || n % 500 END, 'L' || n % 100,
                       CASE WHEN n % 300 = 0 THEN 'L1' END, 1, 1, 'PO-' || n / 3,
                       timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute', now(), 'user-' || n % 150
                  FROM generate_series(1, 30000) n;
                INSERT INTO projections.user_account (username, version, position, role, active, incoming, outgoing,
                       adjustments, transfers, reversals, registered_at)
                SELECT 'User-' || n || '@example.com', 0, n, 'clerk', true, 0, 0, 0, 0, 0, now()
                  FROM generate_series(1, 20000) n;
                INSERT INTO projections.audit_entry (position, stream_id, event_type, sku, location, username, reference,
                       effective_at)
                SELECT n, 'stock:SKU-' || n % 500 || '@L' || n % 100, 'Stock' || n % 200, 'SKU-' || n % 500, 'L' || n % 100,
                       'user-' || n % 150, 'PO-' || n / 3, timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute'
                  FROM generate_series(1, 30000) n;
                """);
        owner.execute("ANALYZE projections.product, projections.stock_level, projections.stock_movement,"
                + " projections.user_account, projections.audit_entry");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/products, '', product_pkey",
        "/products?category=Category%207, Category 7, product_by_category",
        "/products?belowReorderPoint=true, '', product_watched",
        "/stock, '', stock_level_pkey",
        "/stock?sku=SKU-7, SKU-7, stock_level_pkey",
        "/stock?location=L7, L7, stock_level_by_location",
        "/movements, '', stock_movement_pkey",
        "/movements?sku=SKU-7, SKU-7;SKU-7, stock_movement_by_sku",
        "/movements?sku=BUSY, BUSY;BUSY, stock_movement_by_sku",
        "/movements?sku=SKU-7&order=asc, SKU-7;SKU-7, stock_movement_by_sku",
        "/movements?location=L7, L7, stock_movement_by_location",
        "/movements?username=user-7, user-7, stock_movement_by_username",
        "/movements?type=transfer, transfer, stock_movement_by_type",
        "/movements?reference=PO-7, PO-7, stock_movement_by_reference",
        "/movements?sku=SKU-7&from=2026-01-02T00:00:00Z&to=2026-01-03T00:00:00Z,"
                + " SKU-7;2026-01-02T00:00:00Z;2026-01-03T00:00:00Z, stock_movement_by_sku_and_time",
        "/movements?username=user-7&from=2026-01-02T00:00:00Z&to=2026-01-03T00:00:00Z,"
                + " user-7;2026-01-02T00:00:00Z;2026-01-03T00:00:00Z, stock_movement_by_username_and_time",
        "/users, '', user_account_pkey",
        "/users?q=user-77, user-77;user-78, user_account_by_lower_username",
        "/movements?to=2026-01-01T01:00:00Z, 2026-01-01T01:00:00Z, stock_movement_by_effective_time",
        "/audit/events, '', audit_entry_pkey",
        "/audit/events?fromPosition=29000, 29000, audit_entry_pkey",
        "/audit/events?stream=stock:SKU-7@L7, stock:SKU-7@L7, audit_entry_by_stream",
        "/audit/events?sku=SKU-7, SKU-7, audit_entry_by_sku",
        "/audit/events?sku=SKU-7&order=desc, SKU-7, audit_entry_by_sku",
        "/audit/events?location=L7, L7, audit_entry_by_location",
        "/audit/events?username=user-7, user-7, audit_entry_by_username",
        "/audit/events?reference=PO-7, PO-7, audit_entry_by_reference",
        "/audit/events?type=Stock7, Stock7, audit_entry_by_type",
        "/audit/events?to=2026-01-01T01:00:00Z, 2026-01-01T01:00:00Z, audit_entry_by_effective_time",
    })
    void a_list_is_read_through_its_index(String path, String argument, String index) {
        assertThat(plan(path, argument.isEmpty() ? List.of() : List.of(argument.split(";"))))
                .contains(index)
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/stock", "/movements", "/users", "/locations"})
    void the_plan_of_a_whole_list_can_be_kept(String path) {
        assertThat(sql(path)).endsWith(" fetch first 51 rows only").doesNotContain("?");
    }

    @ParameterizedTest
    @CsvSource({
        "/movements?sku=SKU-7, 'Index Scan Backward using stock_movement_by_sku on'",
        "/movements?sku=BUSY&order=asc, 'Index Scan using stock_movement_by_sku on'"
    })
    void the_plan_of_a_products_first_page_can_be_kept(String path, String scan) {
        String sql = sql(path);
        assertThat(sql).endsWith(" fetch first 51 rows only");

        JdbcOperations jdbc = side.bean(JdbcOperations.class);
        String plan = jdbc.execute((ConnectionCallback<String>) connection -> {
            JdbcOperations one = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            one.execute("PREPARE page AS " + sql.replaceFirst("\\?", "\\$1").replaceFirst("\\?", "\\$2"));
            for (int time = 0; time < 10; time++) {
                one.queryForList("EXECUTE page('SKU-7', 'SKU-7')");
            }
            assertThat(one.queryForObject(
                            "SELECT generic_plans FROM pg_prepared_statements WHERE name = 'page'", Long.class))
                    .isPositive();
            String kept = String.join("\n", one.queryForList("EXPLAIN EXECUTE page('SKU-7', 'SKU-7')", String.class));
            one.execute("DEALLOCATE page");
            return kept;
        });
        assertThat(plan).contains(scan).doesNotContain("Seq Scan").doesNotContain("Sort");
    }

    @Test
    void what_is_narrowed_is_planned_for_its_value() {
        assertThat(sql("/movements?type=transfer")).endsWith(" fetch first ? rows only");
    }

    @ParameterizedTest
    @CsvSource({"/stock, SKU-1999, L3", "/products, SKU-1999, ''"})
    void a_page_far_behind_begins_where_the_last_one_ended(String path, String sku, String location) {
        String cursor = side.get(path + "?limit=1").json().path("nextCursor").asString();
        List<String> arguments = location.isEmpty() ? List.of(sku) : List.of(sku, sku, location);

        assertThat(plan(path + "?cursor=" + cursor, arguments)).contains("Index Cond: (sku >");
    }

    private static String sql(String path) {
        SqlTape.rewind();
        // The events of these entries are not in the store; the SQL that finds the entries is what counts.
        assertThat(side.get(path, "admin").code()).isIn("", "history-damaged");
        return SqlTape.only();
    }

    private static String plan(String path, List<String> arguments) {
        String sql = sql(path);
        for (String argument : arguments) {
            sql = sql.replaceFirst("\\?", "'" + argument + "'");
        }
        sql = sql.replace("fetch first ? rows", "fetch first 51 rows");
        assertThat(sql).doesNotContain("?");
        return String.join("\n", side.bean(JdbcOperations.class).queryForList("EXPLAIN " + sql, String.class));
    }
}
