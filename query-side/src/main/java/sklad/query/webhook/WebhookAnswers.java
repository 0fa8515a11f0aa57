package sklad.query.webhook;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import sklad.query.projection.MovementFeed;
import sklad.web.Problems;

/** What an administrator is answered about a webhook, and why not. */
@Component
class WebhookAnswers {

    private final MovementFeed feed;
    private final WebhookSecrets secrets;

    WebhookAnswers(MovementFeed feed, WebhookSecrets secrets) {
        this.feed = feed;
        this.secrets = secrets;
    }

    WebhookView view(Webhook webhook) {
        return WebhookView.of(webhook, feed.head(), null);
    }

    /** The webhook, or 404. */
    WebhookView view(UUID id, Optional<Webhook> webhook) {
        return view(webhook.orElseThrow(() -> unknown(id)));
    }

    WebhookView withSecret(Webhook webhook) {
        return WebhookView.of(webhook, feed.head(), secrets.secret(webhook.id(), webhook.secretGeneration()));
    }

    void requireSecrets() {
        if (!secrets.areThere()) {
            throw Problems.refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "webhooks-off",
                    "There are no webhooks here: sklad.webhooks.master-key is not set.");
        }
    }

    static void requireReached(String field, long position, long head) {
        if (position > head) {
            throw Problems.invalidField(field, "is beyond the last position, " + head);
        }
    }

    static ErrorResponseException unknown(UUID id) {
        return Problems.refusal(HttpStatus.NOT_FOUND, "unknown-webhook", "There is no webhook " + id + ".");
    }
}
