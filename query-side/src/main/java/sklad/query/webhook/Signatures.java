package sklad.query.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The headers by which a receiver knows that a delivery is ours, unchanged and of now. */
final class Signatures {

    private final WebhookSecrets secrets;
    private final Duration overlap;

    /** @param overlap how long a secret that was changed is still signed with */
    Signatures(WebhookSecrets secrets, Duration overlap) {
        this.secrets = secrets;
        this.overlap = overlap;
    }

    Map<String, String> of(Webhook webhook, Delivery delivery, Instant now) {
        String signatures = signature(webhook, webhook.secretGeneration(), delivery, now);
        Instant changed = webhook.secretChangedAt();
        if (changed != null && now.isBefore(changed.plus(overlap))) {
            signatures += " " + signature(webhook, webhook.secretGeneration() - 1, delivery, now);
        }
        return Map.of(
                "webhook-id",
                delivery.id(),
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                signatures);
    }

    private String signature(Webhook webhook, int generation, Delivery delivery, Instant now) {
        return secrets.signature(webhook.id(), generation, delivery.id(), now.getEpochSecond(), delivery.bytes());
    }
}
