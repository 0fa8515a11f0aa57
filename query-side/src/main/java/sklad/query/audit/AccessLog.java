package sklad.query.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log of who has looked into the history; it stands beside the history, and is as unchangeable. */
@Component
public final class AccessLog {

    private static final int LONGEST_PATH = 4000;

    private final JdbcClient jdbc;

    AccessLog(@Qualifier("accessLog") DataSource pool) {
        this.jdbc = JdbcClient.create(pool);
    }

    /** Before anything is answered; returns the access's number. */
    long begin(Access access) {
        Long id = jdbc.sql("""
                        INSERT INTO event_store.audit_access (username, client, trace_id, method, path)
                        VALUES (?, ?, ?, ?, ?) RETURNING id
                        """)
                .param(access.username)
                .param(access.client)
                .param(access.traceId)
                .param(access.method)
                .param(shortened(access.path))
                .query(Long.class)
                .single();
        return Objects.requireNonNull(id);
    }

    void end(long id, int status, @Nullable Long rows) {
        jdbc.sql("INSERT INTO event_store.audit_outcome (access_id, status, row_count) VALUES (?, ?, ?)")
                .param(id)
                .param(status)
                .param(rows)
                .update();
    }

    /** The newest first, those before a time and number. */
    List<AccessView> list(AccessFilter filter, Instant beforeTime, long beforeId, int limit) {
        return jdbc.sql("""
                        SELECT a.id, a.accessed_at, a.username, a.client, a.trace_id, a.method, a.path, o.status,
                               o.row_count, o.finished_at
                          FROM event_store.audit_access a LEFT JOIN event_store.audit_outcome o ON o.access_id = a.id
                         WHERE (:username::text IS NULL OR a.username = :username)
                           AND a.accessed_at >= :from AND a.accessed_at < :to AND (a.accessed_at, a.id) < (:time, :id)
                         ORDER BY a.accessed_at DESC, a.id DESC LIMIT :limit
                        """)
                .param("username", filter.username())
                .param("from", time(filter.from() == null ? Instant.EPOCH : filter.from()))
                .param("to", time(filter.to() == null ? AccessFilter.FAR : filter.to()))
                .param("time", time(beforeTime))
                .param("id", beforeId)
                .param("limit", limit)
                .query((row, number) -> new AccessView(
                        row.getLong("id"),
                        row.getObject("accessed_at", OffsetDateTime.class).toInstant(),
                        row.getString("username"),
                        row.getString("client"),
                        row.getString("trace_id"),
                        row.getString("method"),
                        row.getString("path"),
                        row.getObject("status", Integer.class),
                        row.getObject("row_count", Long.class),
                        instant(row.getObject("finished_at", OffsetDateTime.class))))
                .list();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
    }

    /** One request. */
    record Access(
            @Nullable String username,
            @Nullable String client,
            @Nullable String traceId,
            String method,
            String path) {}
}
