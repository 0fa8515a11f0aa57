package sklad.query.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.projection.MovementFeed;
import sklad.web.Caller;
import sklad.web.Problems;

@RestController
@RequestMapping("/webhooks")
@Tag(
        name = "Webhooks",
        description = "Where movements and the stock levels that they leave are posted to; for administrators")
class WebhookController {

    private final WebhookTables webhooks;
    private final MovementFeed feed;
    private final Destinations destinations;
    private final WebhookSecrets secrets;
    private final WebhookSettings settings;

    WebhookController(
            WebhookTables webhooks,
            MovementFeed feed,
            Destinations destinations,
            WebhookSecrets secrets,
            WebhookSettings settings) {
        this.webhooks = webhooks;
        this.feed = feed;
        this.destinations = destinations;
        this.secrets = secrets;
        this.settings = settings;
    }

    @Operation(summary = "List webhooks", description = "How far each is, whether it is paused, and what failed last.")
    @GetMapping
    List<WebhookView> list() {
        long head = feed.head();
        return webhooks.all().stream()
                .map(webhook -> WebhookView.of(webhook, head, null))
                .toList();
    }

    @Operation(summary = "Show a webhook")
    @GetMapping("/{id}")
    WebhookView show(@PathVariable UUID id) {
        return view(id, webhooks.find(id));
    }

    @Operation(
            summary = "Register a webhook",
            description = "Movements are posted there as they are stored, in order, each at least once, signed with the"
                    + " secret of this answer, which is not shown again. Private, loopback and link-local addresses are"
                    + " refused unless the configuration allows them.")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "409", description = "`too-many-webhooks`")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WebhookView register(@RequestBody @Valid WebhookRequest request, Caller caller) {
        requireSecrets();
        requireAllowed(request.url());
        long head = feed.headNow();
        long after = request.after() == null ? head : request.after();
        requireReached("after", after, head);
        Webhook webhook = webhooks.register(request, after, settings.maxWebhooks(), caller.username())
                .orElseThrow(() -> Problems.refusal(
                        HttpStatus.CONFLICT,
                        "too-many-webhooks",
                        "There may be " + settings.maxWebhooks() + " webhooks, and there are."));
        return withSecret(webhook);
    }

    @Operation(summary = "Change a webhook", description = "What is not given stays as it is.")
    @PatchMapping("/{id}")
    WebhookView change(@PathVariable UUID id, @RequestBody @Valid WebhookChange change, Caller caller) {
        if (change.url() != null) {
            requireAllowed(change.url());
        }
        return view(id, webhooks.change(id, change, caller.username()));
    }

    @Operation(summary = "Pause a webhook", description = "What comes meanwhile is told when it is resumed.")
    @PostMapping("/{id}/pause")
    WebhookView pause(@PathVariable UUID id, Caller caller) {
        return view(id, webhooks.pause(id, caller.username()));
    }

    @Operation(summary = "Resume a webhook", description = "From its position on, at once.")
    @PostMapping("/{id}/resume")
    WebhookView resume(@PathVariable UUID id, Caller caller) {
        return view(id, webhooks.resume(id, caller.username()));
    }

    @Operation(
            summary = "Change a webhook's secret",
            description = "The new one is shown once. For a day deliveries are signed with both.")
    @PostMapping("/{id}/secret")
    WebhookView changeSecret(@PathVariable UUID id, Caller caller) {
        requireSecrets();
        return withSecret(webhooks.changeSecret(id, caller.username()).orElseThrow(() -> unknown(id)));
    }

    @Operation(
            summary = "Tell a webhook again",
            description =
                    "Everything from a position on is delivered again, in order; `replay` in a delivery is then one more.")
    @PostMapping("/{id}/replay")
    WebhookView replay(@PathVariable UUID id, @RequestBody @Valid ReplayRequest request, Caller caller) {
        long from = request.fromPosition();
        requireReached("fromPosition", from - 1, feed.headNow());
        return view(id, webhooks.replay(id, from - 1, caller.username()));
    }

    @Operation(summary = "Remove a webhook", description = "Nothing is posted there any more.")
    @ApiResponse(responseCode = "204")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, Caller caller) {
        if (!webhooks.remove(id, caller.username())) {
            throw unknown(id);
        }
    }

    private WebhookView view(UUID id, Optional<Webhook> webhook) {
        return WebhookView.of(webhook.orElseThrow(() -> unknown(id)), feed.head(), null);
    }

    private WebhookView withSecret(Webhook webhook) {
        return WebhookView.of(webhook, feed.head(), secrets.secret(webhook.id(), webhook.secretGeneration()));
    }

    private void requireSecrets() {
        if (!secrets.areThere()) {
            throw Problems.refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "webhooks-off",
                    "There are no webhooks here: sklad.webhooks.master-key is not set.");
        }
    }

    private void requireAllowed(String url) {
        destinations.objectionTo(url).ifPresent(objection -> {
            throw Problems.invalidField("url", objection);
        });
    }

    private static void requireReached(String field, long position, long head) {
        if (position > head) {
            throw Problems.invalidField(field, "is beyond the last position, " + head);
        }
    }

    private static ErrorResponseException unknown(UUID id) {
        return Problems.refusal(HttpStatus.NOT_FOUND, "unknown-webhook", "There is no webhook " + id + ".");
    }
}
