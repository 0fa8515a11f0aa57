package sklad.command.rejection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import sklad.command.dispatch.Refusal;

/** The command side's way into the table {@code rejection}: rows come in, and none ever changes. */
public final class RejectionTable {

    private static final String INSERT = """
            INSERT INTO event_store.rejection (rejected_at, username, client, trace_id, operation, streams, sku, location,
                   code, detail, request)
            SELECT u.at, u.username, u.client, u.trace, u.operation, string_to_array(u.streams, chr(10)), u.sku, u.location,
                   u.code, u.detail, u.request::json
              FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[])
                   AS u (at, username, client, trace, operation, streams, sku, location, code, detail, request)
            """;

    private static final List<Function<Refusal, @Nullable String>> COLUMNS = List.of(
            refusal -> refusal.at().toString(),
            Refusal::username,
            Refusal::client,
            Refusal::traceId,
            Refusal::operation,
            refusal -> String.join("\n", refusal.streams()),
            Refusal::sku,
            Refusal::location,
            Refusal::code,
            Refusal::detail,
            Refusal::request);

    private final DataSource pool;

    public RejectionTable(DataSource pool) {
        this.pool = pool;
    }

    /** In one statement and so all or none. */
    void insert(List<Refusal> refusals) {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < COLUMNS.size(); i++) {
                Object[] texts = refusals.stream().map(COLUMNS.get(i)).toArray();
                insert.setArray(i + 1, connection.createArrayOf("text", texts));
            }
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("Refusals can't be written down", failure);
        }
    }
}
