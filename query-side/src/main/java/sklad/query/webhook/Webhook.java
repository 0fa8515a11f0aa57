package sklad.query.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.query.live.LiveFilter;

/**
 * Whom to tell of which movements, and how far that has got.
 *
 * @param secretGeneration which of its secrets is the current one
 * @param position up to where everything has been told
 * @param replays how often an administrator has set the position
 * @param failures since the last success
 */
record Webhook(
        UUID id,
        String url,
        @Nullable String description,
        LiveFilter filter,
        int maxEvents,
        int secretGeneration,
        @Nullable Instant secretChangedAt,
        State state,
        @Nullable String stateReason,
        long position,
        int replays,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,
        Instant createdAt,
        String createdBy) {

    boolean isActive() {
        return state == State.ACTIVE;
    }

    /** Whether something is told, or waits for somebody to resume it, or never again. */
    enum State {
        ACTIVE,
        PAUSED,
        REMOVED
    }
}
