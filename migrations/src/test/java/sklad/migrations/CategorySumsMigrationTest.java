package sklad.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger learns from the products in which category they are: projections V032. */
class CategorySumsMigrationTest {

    private final UpgradedProducts products = UpgradedProducts.atVersion4(10);

    @BeforeEach
    void a_ledger_at_150() throws SQLException {
        products.migrateTo("31");
        products.execute("INSERT INTO token_entry (processor_name, segment, token) VALUES"
                + " ('product', 0, '{\"globalIndex\":200}'), ('stock_movement', 0, '{\"globalIndex\":150}')");
    }

    @Test
    void the_ledger_goes_on_where_it_was_if_the_products_have_read_as_far() throws SQLException {
        products.migrateTo("32");

        assertThat(ledgersPosition()).isEqualTo(150);
        assertThat(products.number("SELECT count(*) FROM projections.product_category"))
                .isEqualTo(10);
    }

    @Test
    void the_ledger_reads_once_more_what_the_products_have_not_read_yet() throws SQLException {
        products.execute("UPDATE token_entry SET token = '{\"globalIndex\":120}' WHERE processor_name = 'product'");

        products.migrateTo("32");

        assertThat(ledgersPosition()).isEqualTo(120);
    }

    @Test
    void the_ledger_reads_once_more_from_an_event_on_by_which_a_category_could_not_be_told() throws SQLException {
        products.execute("""
                INSERT INTO dead_letter (projection, position, stream_id, event_type, error, failed_at, attempts,
                       parked_behind)
                VALUES ('product', 80, 'product:SKU-1', 'ProductDetailsChanged', 'broken', now(), 1, false),
                       ('product', 90, 'product:SKU-1', 'ProductDetailsChanged', 'waits', now(), 0, true),
                       ('product', 30, 'product:SKU-2', 'ReorderPointSet', 'broken', now(), 1, false)
                """);

        products.migrateTo("32");

        assertThat(ledgersPosition()).isEqualTo(79);
    }

    private long ledgersPosition() throws SQLException {
        return products.number("SELECT position FROM projections.token_entry WHERE processor_name = 'stock_movement'");
    }
}
