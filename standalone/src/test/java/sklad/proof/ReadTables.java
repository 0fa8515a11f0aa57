package sklad.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The read tables, held row by row against a history. */
record ReadTables(DataSource projections) {

    void equalAFoldOf(History history, String when) throws SQLException {
        assertThat(quantities("SELECT sku || '@' || location, on_hand FROM projections.stock_level"))
                .as("stock levels %s", when)
                .isEqualTo(history.onHand());
        Map<String, BigDecimal> totals = quantities("SELECT sku, on_hand FROM projections.product");
        totals.values().removeIf(total -> total.signum() == 0);
        Map<String, BigDecimal> expected = history.onHandBySku();
        expected.values().removeIf(total -> total.signum() == 0);
        assertThat(totals).as("products' totals %s", when).isEqualTo(expected);
        assertThat(ledger()).as("the ledger %s", when).isEqualTo(history.movements());
        assertThat(quantities("SELECT 'movements', sum(movements) FROM projections.user_account")
                        .get("movements"))
                .as("movements of all users %s", when)
                .isEqualByComparingTo(BigDecimal.valueOf(history.movements().values().stream()
                        .map(History.Movement::movementId)
                        .distinct()
                        .count()));
        assertThat(quantities("SELECT 'letters', count(*) FROM projections.dead_letter"))
                .as("dead letters %s", when)
                .containsEntry("letters", BigDecimal.ZERO);
    }

    private Map<Long, History.Movement> ledger() throws SQLException {
        Map<Long, History.Movement> result = new TreeMap<>();
        try (Connection connection = projections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT position, movement_id, sku, location, quantity, on_hand
                          FROM projections.stock_movement""")) {
            while (rows.next()) {
                result.put(
                        rows.getLong(1),
                        new History.Movement(
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getBigDecimal(5).stripTrailingZeros(),
                                rows.getBigDecimal(6).stripTrailingZeros()));
            }
        }
        return result;
    }

    private Map<String, BigDecimal> quantities(String sql) throws SQLException {
        Map<String, BigDecimal> result = new TreeMap<>();
        try (Connection connection = projections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.put(rows.getString(1), rows.getBigDecimal(2).stripTrailingZeros());
            }
        }
        return result;
    }
}
