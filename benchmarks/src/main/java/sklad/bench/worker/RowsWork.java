package sklad.bench.worker;

import com.github.f4b6a3.uuid.UuidCreator;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Bare JDBC: one INSERT of many rows a transaction, the rows brought by the client, prepared once a connection. */
final class RowsWork implements Work {

    private static final String ROW =
            "(nextval('reference.position'), ?, currval('reference.position'), ?, 'StockItem', 'StockReceived', '1',"
                    + " ?::json, ?::json, clock_timestamp())";
    private static final int PARAMETERS = 4;

    private final HikariDataSource pool;
    private final int rows;
    private final String insert;

    RowsWork(Settings settings) {
        pool = Pool.of(settings);
        rows = settings.number("rows");
        insert = "INSERT INTO reference.event VALUES " + String.join(", ", Collections.nCopies(rows, ROW));
    }

    @Override
    public List<UUID> perform(Choice choice) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            List<UUID> movements = new ArrayList<>(rows);
            for (int row = 0; row < rows; row++) {
                UUID movement = UuidCreator.getTimeOrderedEpoch();
                bind(statement, row * PARAMETERS, movement, choice);
                movements.add(movement);
            }
            statement.executeUpdate();
            connection.commit();
            return movements;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void bind(PreparedStatement statement, int before, UUID movement, Choice choice)
            throws SQLException {
        int item = choice.item();
        String sku = Choice.sku(item);
        String location = Choice.location(item);
        statement.setString(before + 1, "stock:" + sku + "@" + location);
        statement.setObject(before + 2, UUID.randomUUID());
        statement.setString(before + 3, payload(movement, sku, location, choice.quantity()));
        statement.setString(before + 4, "{\"client\":\"benchmarks\",\"username\":\"bench\"}");
    }

    private static String payload(UUID movement, String sku, String location, int quantity) {
        return "{\"movementId\":\"" + movement + "\",\"sku\":\"" + sku + "\",\"location\":\"" + location
                + "\",\"quantity\":" + quantity
                + ",\"onHand\":100000123,\"unitCost\":2.55,\"reference\":\"PO-1234567\","
                + "\"effectiveAt\":\"" + Instant.now().truncatedTo(ChronoUnit.MICROS) + "\"}";
    }
}
