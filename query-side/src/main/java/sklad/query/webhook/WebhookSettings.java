package sklad.query.webhook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are delivered.
 *
 * @param masterKey what all secrets are derived from; without it there are no webhooks
 * @param allowedNetworks where deliveries may go besides public addresses, as {@code 10.1.0.0/16}
 * @param allowHttp whether they may go unencrypted
 * @param maxWebhooks registered at once; each has a thread
 * @param connectTimeout for a connection
 * @param answerTimeout for a whole delivery
 * @param firstRetry how long after the first failure; doubled with each, and shortened by up to a half at random
 * @param longestRetry the most that it becomes
 * @param pauseAfter a webhook that has failed for so long is paused
 * @param lease how long a side that has died keeps others from its webhooks
 * @param secretOverlap how long deliveries are signed with the secret before the last change, too
 */
@ConfigurationProperties("sklad.webhooks")
record WebhookSettings(
        @Nullable String masterKey,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("50") int maxWebhooks,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration answerTimeout,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("15m") Duration longestRetry,
        @DefaultValue("24h") Duration pauseAfter,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("24h") Duration secretOverlap) {

    private static final int SHORTEST_KEY = 32;

    WebhookSettings {
        masterKey = masterKey == null || masterKey.isBlank() ? null : masterKey;
        if (masterKey != null && masterKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "sklad.webhooks.master-key must have at least " + SHORTEST_KEY + " characters");
        }
        if (lease.compareTo(answerTimeout.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("sklad.webhooks.lease must be at least twice the answer-timeout");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "WebhookSettings[maxWebhooks=" + maxWebhooks + ", allowedNetworks=" + allowedNetworks + "]";
    }
}
