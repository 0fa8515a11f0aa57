package sklad.command;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the event store can be reached and written to; part of readiness as {@code store}. */
@Component("store")
final class StoreHealth implements HealthIndicator {

    private final DataSource pool;

    StoreHealth(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Health health() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT NOT pg_is_in_recovery() AND NOT current_setting('default_transaction_read_only')::boolean")) {
            boolean writable = rows.next() && rows.getBoolean(1);
            return writable
                    ? Health.up().build()
                    : Health.down().withDetail("reason", "read only").build();
        } catch (SQLException failure) {
            return Health.down(failure).build();
        }
    }
}
