package sklad.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored events, read with plain SQL and folded here once more, without a line of the projections' code.
 *
 * @param head position of the last event
 * @param movements by position: {@code movementId sku location change onHand}
 * @param onHand by {@code sku@location}
 * @param events how many movement events there are for each reference
 */
record History(long head, Map<Long, Movement> movements, Map<String, BigDecimal> onHand, Map<String, Integer> events) {

    /** One line of the ledger. */
    record Movement(String movementId, String sku, String location, BigDecimal change, BigDecimal onHand) {}

    /** Reads everything and checks on the way that positions and sequences are dense and no stock is negative. */
    static History read(DataSource store) throws SQLException {
        Map<Long, Movement> movements = new TreeMap<>();
        Map<String, BigDecimal> onHand = new TreeMap<>();
        Map<String, Integer> events = new HashMap<>();
        Map<String, Long> sequences = new HashMap<>();
        long head = 0;
        for (Row row : rows(store)) {
            assertThat(row.position()).as("positions are dense").isEqualTo(++head);
            assertThat(row.sequence())
                    .as("sequence of %s at position %d", row.stream(), row.position())
                    .isEqualTo(sequences.merge(row.stream(), 0L, (last, zero) -> last + 1));
            if (row.stream().startsWith("stock:")) {
                Movement movement = movement(row);
                BigDecimal sum =
                        onHand.merge(movement.sku() + "@" + movement.location(), movement.change(), History::sum);
                assertThat(sum).as("on hand after position %d", row.position()).isEqualByComparingTo(movement.onHand());
                assertThat(sum.signum())
                        .as("on hand after position %d", row.position())
                        .isNotNegative();
                movements.put(row.position(), movement);
                events.merge(row.payload().path("reference").asString(""), 1, Integer::sum);
            }
        }
        return new History(head, movements, onHand, events);
    }

    /** The references of the movements of one load. */
    Set<String> references(String prefix) {
        return events.keySet().stream()
                .filter(reference -> reference.startsWith(prefix + "-"))
                .collect(Collectors.toSet());
    }

    Map<String, BigDecimal> onHandBySku() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        onHand.forEach((key, quantity) -> totals.merge(key.substring(0, key.indexOf('@')), quantity, History::sum));
        return totals;
    }

    private static BigDecimal sum(BigDecimal a, BigDecimal b) {
        return a.add(b).stripTrailingZeros();
    }

    private static Movement movement(Row row) {
        JsonNode event = row.payload();
        BigDecimal quantity = event.get("quantity").decimalValue();
        boolean leaves = row.type().equals("StockIssued") || row.type().equals("StockTransferredOut");
        return new Movement(
                event.get("movementId").asString(),
                event.get("sku").asString(),
                event.get("location").asString(),
                (leaves ? quantity.negate() : quantity).stripTrailingZeros(),
                event.get("onHand").decimalValue().stripTrailingZeros());
    }

    private static List<Row> rows(DataSource store) throws SQLException {
        List<Row> result = new ArrayList<>();
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT position, stream_id, sequence_number, event_type, payload
                          FROM event_store.event ORDER BY position""")) {
            while (rows.next()) {
                result.add(new Row(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getString(4),
                        JsonMapper.shared().readTree(rows.getString(5))));
            }
        }
        return result;
    }

    private record Row(long position, String stream, long sequence, String type, JsonNode payload) {}
}
