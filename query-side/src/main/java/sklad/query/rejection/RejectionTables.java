package sklad.query.rejection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads refused requests where they were written: beside the history. */
@Component
class RejectionTables {

    private final JdbcClient store;
    private final JsonMapper json;

    RejectionTables(@Qualifier("eventStore") DataSource store, JsonMapper json) {
        this.store = JdbcClient.create(store);
        this.json = json;
    }

    long head() {
        return store.sql("SELECT position FROM event_store.head")
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    List<RejectionView> find(RejectionFilter filter, long before, int limit) {
        Map<String, @Nullable Object> conditions = new LinkedHashMap<>();
        conditions.put("username = ?", filter.username());
        conditions.put("code = ?", filter.code());
        conditions.put("sku = ?", filter.sku());
        conditions.put("location = ?", filter.location());
        conditions.put("rejected_at >= ?", time(filter.from()));
        conditions.put("rejected_at < ?", time(filter.to()));
        conditions.values().removeIf(value -> value == null);
        StringBuilder where = new StringBuilder("number < ?");
        conditions.keySet().forEach(condition -> where.append(" AND ").append(condition));
        return store.sql("SELECT * FROM event_store.rejection WHERE " + where + " ORDER BY number DESC LIMIT ?")
                .param(before)
                .params(List.copyOf(conditions.values()))
                .param(limit)
                .query((row, number) -> view(row))
                .list();
    }

    private RejectionView view(ResultSet row) throws SQLException {
        return new RejectionView(
                row.getLong("number"),
                row.getObject("rejected_at", OffsetDateTime.class).toInstant(),
                row.getString("username"),
                row.getString("client"),
                row.getString("trace_id"),
                row.getString("operation"),
                texts(row.getArray("streams")),
                row.getString("sku"),
                row.getString("location"),
                row.getString("code"),
                row.getString("detail"),
                json.readTree(row.getString("request")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
