package sklad.query.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.query.live.LiveFilter;

/** A webhook as an administrator sees it. */
record WebhookView(
        UUID id,
        @Schema(example = "https://shop.example.com/stock") String url,
        @Nullable String description,
        LiveFilter filter,
        @Schema(example = "100") int maxEvents,

        @Schema(
                allowableValues = {"active", "paused"},
                example = "active")
        String state,

        @Schema(description = "Why it is paused") @Nullable String stateReason,

        @Schema(description = "Everything up to here has been told", example = "1042")
        long position,

        @Schema(description = "Events that the store has beyond it", example = "0")
        long lag,

        @Schema(description = "How often it was set to another position")
        int replays,

        @Schema(description = "Since the last success") int failures,
        @Nullable Instant failingSince,

        @Schema(example = "It answers 503") @Nullable String lastError,

        @Nullable Instant nextAttemptAt,

        @Schema(description = "The last success") @Nullable Instant deliveredAt,

        @Schema(description = "Of the secret: one more with each change")
        int secretGeneration,

        Instant createdAt,
        @Schema(example = "adam") String createdBy,

        @Schema(description = "Shown once: when the webhook is registered, and when the secret is changed") @Nullable
        String secret) {

    static WebhookView of(Webhook webhook, long head, @Nullable String secret) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.description(),
                webhook.filter(),
                webhook.maxEvents(),
                webhook.state().name().toLowerCase(Locale.ROOT),
                webhook.stateReason(),
                webhook.position(),
                Math.max(0, head - webhook.position()),
                webhook.replays(),
                webhook.failures(),
                webhook.failingSince(),
                webhook.lastError(),
                webhook.nextAttemptAt(),
                webhook.deliveredAt(),
                webhook.secretGeneration(),
                webhook.createdAt(),
                webhook.createdBy(),
                secret);
    }
}
