package sklad.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Products that were registered before categories were required: projections V005 to V007. */
class CategoryMigrationTest {

    private final UpgradedProducts products = UpgradedProducts.atVersion4(20_000);

    @Test
    void every_product_gets_a_category_while_others_read_and_write() throws Exception {
        UpgradedProducts.Traffic traffic = products.traffic();
        products.migrateTo("7");

        traffic.stop();
        assertThat(products.number("SELECT count(*) FROM projections.product WHERE category = 'uncategorised'"))
                .isGreaterThanOrEqualTo(10_000);
        assertThat(products.number("SELECT count(*) FROM projections.product WHERE category = 'Garden'"))
                .as("what had a category keeps it")
                .isEqualTo(10_000);
        assertThat(traffic.reads()).isPositive();
        assertThat(traffic.writes()).isPositive();
        assertThatThrownBy(() -> products.execute("UPDATE projections.product SET category = NULL;"
                        + "ALTER TABLE projections.product DISABLE TRIGGER ALL;"
                        + "UPDATE projections.product SET category = NULL"))
                .hasMessageContaining("not-null");
    }

    @Test
    void a_row_that_a_projection_holds_is_passed_by_and_taken_when_it_is_free() throws Exception {
        products.migrateTo("5");
        CompletableFuture<Void> migration;
        try (Connection projection = products.projection()) {
            projection.setAutoCommit(false);
            try (var hold = projection.createStatement()) {
                hold.execute("UPDATE projections.product SET on_hand = 7 WHERE sku = 'SKU-10'");
            }
            migration = CompletableFuture.runAsync(() -> products.migrateTo("6"));
            await().atMost(Duration.ofSeconds(30)).until(() -> missing() == 1);
            assertThat(migration).isNotDone();
            projection.commit();
        }
        migration.join();
        assertThat(missing()).isZero();
        assertThat(products.number("SELECT on_hand FROM projections.product WHERE sku = 'SKU-10'"))
                .isEqualTo(7);
    }

    @Test
    void a_query_side_of_the_release_before_may_go_on() throws SQLException {
        products.migrateTo("7");

        products.execute("INSERT INTO projections.product SELECT 'LATE', version, position, name, NULL, unit,"
                + " reorder_point, negative_stock_allowed, discontinued, on_hand, registered_at, changed_at"
                + " FROM projections.product WHERE sku = 'SKU-1'");

        assertThat(products.number("SELECT count(*) FROM projections.product"
                        + " WHERE sku = 'LATE' AND category = 'uncategorised'"))
                .isEqualTo(1);
    }

    @Test
    void an_interrupted_run_is_run_again_and_going_back_keeps_the_categories() throws SQLException {
        products.migrateTo("7");
        products.execute(products.script("V006__give_every_product_a_category.sql"));
        for (String undo : new String[] {
            "U007__require_a_category.sql",
            "U006__give_every_product_a_category.sql",
            "U005__put_new_products_into_a_category.sql"
        }) {
            products.execute(products.script(undo));
        }

        assertThat(missing()).isZero();
        products.execute("UPDATE projections.product SET category = NULL WHERE sku = 'SKU-1'");
        assertThat(missing()).isEqualTo(1);
    }

    private long missing() throws SQLException {
        return products.number("SELECT count(*) FROM projections.product WHERE category IS NULL");
    }
}
