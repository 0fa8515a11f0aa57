package sklad.query.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which webhook this side delivers for, and what has come of it. A claim lasts for the lease and is renewed; what its holder
 * writes counts only while it holds it, and only for the position that was told last.
 */
@Component
class ClaimTables {

    private final JdbcClient jdbc;
    private final UUID me = UUID.randomUUID();
    private final double lease;
    private final Duration renewal;

    ClaimTables(@Qualifier("webhooks") DataSource pool, WebhookSettings settings) {
        this.jdbc = JdbcClient.create(pool);
        this.lease = seconds(settings.lease());
        this.renewal = settings.lease().dividedBy(3);
    }

    /** After how long a claim is made anew; what is being delivered meanwhile is over before it ends. */
    Duration renewal() {
        return renewal;
    }

    /** Those that nobody delivers for. */
    List<UUID> free() {
        return jdbc.sql("SELECT id FROM event_store.webhook WHERE state = 'active'"
                        + " AND (claimed_until IS NULL OR claimed_until < clock_timestamp())")
                .query(UUID.class)
                .list();
    }

    /** Takes it or keeps it; empty if it is another's, or not to be delivered for. */
    Optional<Webhook> claim(UUID id) {
        return jdbc.sql("""
                        UPDATE event_store.webhook
                           SET claimed_by = :me, claimed_until = clock_timestamp() + make_interval(secs => :lease)
                         WHERE id = :id AND state = 'active'
                           AND (claimed_by = :me OR claimed_until IS NULL OR claimed_until < clock_timestamp())
                        RETURNING *
                        """)
                .param("me", me)
                .param("lease", lease)
                .param("id", id)
                .query((row, number) -> WebhookTables.webhook(row))
                .optional();
    }

    /** What is now laid down for it; empty if it is not this side's any more. */
    Optional<Webhook> look(UUID id) {
        return jdbc.sql("SELECT * FROM event_store.webhook WHERE id = ? AND claimed_by = ? AND state = 'active'")
                .param(id)
                .param(me)
                .query((row, number) -> WebhookTables.webhook(row))
                .optional();
    }

    /**
     * Everything up to the position is told.
     *
     * @param delivered false if the filter let nothing of it through
     */
    Optional<Webhook> told(Webhook webhook, long position, boolean delivered) {
        return jdbc.sql("""
                        UPDATE event_store.webhook
                           SET position = :position, claimed_until = clock_timestamp() + make_interval(secs => :lease),
                               failures = 0, failing_since = NULL, last_error = NULL, next_attempt_at = NULL,
                               delivered_at = CASE WHEN :delivered THEN clock_timestamp() ELSE delivered_at END
                         WHERE id = :id AND claimed_by = :me AND replays = :replays
                        RETURNING *
                        """)
                .param("position", position)
                .param("lease", lease)
                .param("delivered", delivered)
                .param("id", webhook.id())
                .param("me", me)
                .param("replays", webhook.replays())
                .query((row, number) -> WebhookTables.webhook(row))
                .optional();
    }

    /**
     * A delivery has failed.
     *
     * @param pauseReason null: it is tried again
     */
    Optional<Webhook> failed(Webhook webhook, String error, Duration pause, @Nullable String pauseReason) {
        return jdbc.sql("""
                        UPDATE event_store.webhook
                           SET claimed_until = clock_timestamp() + make_interval(secs => :lease),
                               failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()),
                               last_error = :error,
                               next_attempt_at = clock_timestamp() + make_interval(secs => :pause),
                               state = CASE WHEN :reason::text IS NULL OR state <> 'active' THEN state ELSE 'paused' END,
                               state_reason = CASE WHEN state = 'active' THEN :reason ELSE state_reason END
                         WHERE id = :id AND claimed_by = :me AND replays = :replays
                        RETURNING *
                        """)
                .param("lease", lease)
                .param("error", error)
                .param("pause", seconds(pause))
                .param("reason", pauseReason)
                .param("id", webhook.id())
                .param("me", me)
                .param("replays", webhook.replays())
                .query((row, number) -> WebhookTables.webhook(row))
                .optional();
    }

    void release(UUID id) {
        jdbc.sql("UPDATE event_store.webhook SET claimed_by = NULL, claimed_until = NULL"
                        + " WHERE id = ? AND claimed_by = ?")
                .param(id)
                .param(me)
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
