package sklad.query.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import sklad.query.live.LiveEvent;
import tools.jackson.databind.json.JsonMapper;

/** Makes one attempt to deliver, and writes down what has come of it. */
@Component
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int LONGEST_ERROR = 300;

    private final WebhookClient client;
    private final Signatures signatures;
    private final ClaimTables claims;
    private final Retries retries;
    private final MeterRegistry registry;
    private final JsonMapper json;

    Sender(
            WebhookClient client,
            Signatures signatures,
            ClaimTables claims,
            Retries retries,
            MeterRegistry registry,
            JsonMapper json) {
        this.client = client;
        this.signatures = signatures;
        this.claims = claims;
        this.retries = retries;
        this.registry = registry;
        this.json = json;
    }

    /** Returns the webhook as it is afterwards; empty if it is not this side's any more, or has been set back meanwhile. */
    Optional<Webhook> send(Webhook webhook, List<LiveEvent> events, long upTo) {
        Delivery delivery = Delivery.of(webhook, events, upTo, json);
        try {
            WebhookClient.Answer answer =
                    client.post(URI.create(webhook.url()), delivery.bytes(), headers(webhook, delivery));
            if (answer.status() / 100 == 2) {
                count("delivered");
                return claims.told(webhook, upTo, true);
            }
            String redirect = answer.status() / 100 == 3 ? ": redirects are not followed" : "";
            return failed(webhook, "It answers " + answer.status() + redirect, answer);
        } catch (IOException failure) {
            return failed(webhook, failure.getClass().getSimpleName() + ": " + failure.getMessage(), null);
        }
    }

    private Map<String, String> headers(Webhook webhook, Delivery delivery) {
        Map<String, String> headers = new LinkedHashMap<>(signatures.of(webhook, delivery, Instant.now()));
        headers.put("Sklad-Position", Long.toString(delivery.upTo()));
        headers.put("Sklad-Webhook", webhook.id().toString());
        headers.put("Sklad-Attempt", Integer.toString(webhook.failures() + 1));
        return headers;
    }

    private Optional<Webhook> failed(Webhook webhook, String error, WebhookClient.@Nullable Answer answer) {
        count("failed");
        Optional<Duration> asked = answer == null ? Optional.empty() : answer.retryAfter();
        Duration pause = retries.pause(webhook.failures(), asked);
        String reason = retries.reasonToPause(webhook, answer == null ? 0 : answer.status(), Instant.now());
        String shortened = error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
        Optional<Webhook> after = claims.failed(webhook, shortened, pause, reason);
        if (reason != null) {
            LOG.warn("Webhook {} is paused: {}; last: {}", webhook.id(), reason, shortened);
        }
        return after;
    }

    private void count(String outcome) {
        registry.counter("sklad.webhook.deliveries", "outcome", outcome).increment();
    }
}
