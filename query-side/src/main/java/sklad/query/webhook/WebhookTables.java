package sklad.query.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import sklad.query.live.LiveFilter;
import sklad.query.movement.MovementType;

/** The registrations, where an administrator changes them; beside the history, since they follow from no event. */
@Component
class WebhookTables {

    private final JdbcClient jdbc;

    WebhookTables(@Qualifier("webhooks") DataSource pool) {
        this.jdbc = JdbcClient.create(pool);
    }

    List<Webhook> all() {
        return jdbc.sql("SELECT * FROM event_store.webhook WHERE state <> 'removed' ORDER BY created_at, id")
                .query((row, number) -> webhook(row))
                .list();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql("SELECT * FROM event_store.webhook WHERE id = ? AND state <> 'removed'")
                .param(id)
                .query((row, number) -> webhook(row))
                .optional();
    }

    /** Empty if there are as many as there may be. */
    Optional<Webhook> register(WebhookRequest request, long position, int atMost, String username) {
        return jdbc.sql("""
                        INSERT INTO event_store.webhook (url, description, sku, location, type, max_events, position,
                            created_by)
                        SELECT :url, :description, :sku, :location, :type, :maxEvents, :position, :username
                         WHERE (SELECT count(*) FROM event_store.webhook WHERE state <> 'removed') < :atMost
                        RETURNING *
                        """)
                .param("url", request.url())
                .param("description", request.description())
                .param("sku", request.filterOrAll().sku())
                .param("location", request.filterOrAll().location())
                .param("type", type(request.filterOrAll()))
                .param("maxEvents", request.maxEventsOrDefault())
                .param("position", position)
                .param("username", username)
                .param("atMost", atMost)
                .query((row, number) -> webhook(row))
                .optional();
    }

    Optional<Webhook> change(UUID id, WebhookChange change, String username) {
        LiveFilter filter = change.filter();
        return change(id, username, """
                        url = coalesce(:url, url), description = coalesce(:description, description),
                        max_events = coalesce(:maxEvents, max_events),
                        sku = CASE WHEN :filtered THEN :sku ELSE sku END,
                        location = CASE WHEN :filtered THEN :location ELSE location END,
                        type = CASE WHEN :filtered THEN :type ELSE type END
                        """)
                .param("url", change.url())
                .param("description", change.description())
                .param("maxEvents", change.maxEvents())
                .param("filtered", filter != null)
                .param("sku", filter == null ? null : filter.sku())
                .param("location", filter == null ? null : filter.location())
                .param("type", filter == null ? null : type(filter))
                .query((row, number) -> webhook(row))
                .optional();
    }

    Optional<Webhook> pause(UUID id, String username) {
        return change(id, username, "state = 'paused', state_reason = 'by ' || :username")
                .query((row, number) -> webhook(row))
                .optional();
    }

    /** At once, whatever has failed before. */
    Optional<Webhook> resume(UUID id, String username) {
        return change(id, username, """
                        state = 'active', state_reason = NULL, failures = 0, failing_since = NULL, next_attempt_at = NULL
                        """).query((row, number) -> webhook(row)).optional();
    }

    Optional<Webhook> changeSecret(UUID id, String username) {
        return change(id, username, """
                        secret_generation = secret_generation + 1, secret_changed_at = clock_timestamp()
                        """).query((row, number) -> webhook(row)).optional();
    }

    /** A delivery that is under way meanwhile does not move the position afterwards. */
    Optional<Webhook> replay(UUID id, long position, String username) {
        return change(id, username, "position = :position, replays = replays + 1, next_attempt_at = NULL")
                .param("position", position)
                .query((row, number) -> webhook(row))
                .optional();
    }

    boolean remove(UUID id, String username) {
        return change(id, username, "state = 'removed', state_reason = 'by ' || :username")
                .query((row, number) -> row.getString("id"))
                .optional()
                .isPresent();
    }

    private JdbcClient.StatementSpec change(UUID id, String username, String assignments) {
        return jdbc.sql("UPDATE event_store.webhook SET changed_at = clock_timestamp(), changed_by = :username, "
                        + assignments + " WHERE id = :id AND state <> 'removed' RETURNING *")
                .param("id", id)
                .param("username", username);
    }

    static Webhook webhook(ResultSet row) throws SQLException {
        String type = row.getString("type");
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                row.getString("description"),
                new LiveFilter(
                        row.getString("sku"),
                        row.getString("location"),
                        type == null ? null : MovementType.valueOf(type.toUpperCase(Locale.ROOT))),
                row.getInt("max_events"),
                row.getInt("secret_generation"),
                time(row, "secret_changed_at"),
                Webhook.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("state_reason"),
                row.getLong("position"),
                row.getInt("replays"),
                row.getInt("failures"),
                time(row, "failing_since"),
                row.getString("last_error"),
                time(row, "next_attempt_at"),
                time(row, "delivered_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }

    private static @Nullable String type(LiveFilter filter) {
        return filter.type() == null ? null : filter.type().stored();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
