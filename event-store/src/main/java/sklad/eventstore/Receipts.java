package sklad.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The answers of the requests that carried an idempotency key. */
public final class Receipts {

    private static final String SELECT = """
            SELECT r.key, r.request_hash, r.answer, r.position, r.recorded_at
              FROM unnest(?::text[]) AS wanted (key)
             CROSS JOIN LATERAL (SELECT * FROM event_store.receipt x
                                  WHERE x.owner = ? AND x.key = wanted.key OFFSET 0) r
            """;

    private final DataSource dataSource;

    public Receipts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Optional<StoredReceipt> find(String owner, String key) {
        return Optional.ofNullable(find(owner, List.of(key)).get(key));
    }

    /** Those of the keys that are used, in one query. */
    public Map<String, StoredReceipt> find(String owner, Collection<String> keys) {
        Map<String, StoredReceipt> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, keys.stream().distinct().toArray(String[]::new));
            select.setString(2, owner);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString("key"), read(owner, rows));
                }
            }
        } catch (SQLException failure) {
            throw new EventStoreException("The receipts can't be read", failure);
        }
        return found;
    }

    private static StoredReceipt read(String owner, ResultSet row) throws SQLException {
        return new StoredReceipt(
                owner,
                row.getString("key"),
                row.getString("request_hash"),
                row.getString("answer"),
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
