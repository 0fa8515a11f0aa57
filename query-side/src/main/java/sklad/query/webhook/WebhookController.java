package sklad.query.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
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
    private final WebhookAnswers answers;
    private final MovementFeed feed;
    private final Destinations destinations;
    private final WebhookSettings settings;

    WebhookController(
            WebhookTables webhooks,
            WebhookAnswers answers,
            MovementFeed feed,
            Destinations destinations,
            WebhookSettings settings) {
        this.webhooks = webhooks;
        this.answers = answers;
        this.feed = feed;
        this.destinations = destinations;
        this.settings = settings;
    }

    @Operation(summary = "List webhooks", description = "How far each is, whether it is paused, and what failed last.")
    @GetMapping
    List<WebhookView> list() {
        return webhooks.all().stream().map(answers::view).toList();
    }

    @Operation(summary = "Show a webhook")
    @GetMapping("/{id}")
    WebhookView show(@PathVariable UUID id) {
        return answers.view(id, webhooks.find(id));
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
        answers.requireSecrets();
        requireAllowed(request.url());
        long head = feed.headNow();
        long after = request.after() == null ? head : request.after();
        WebhookAnswers.requireReached("after", after, head);
        Webhook webhook = webhooks.register(request, after, settings.maxWebhooks(), caller.username())
                .orElseThrow(() -> Problems.refusal(
                        HttpStatus.CONFLICT,
                        "too-many-webhooks",
                        "There may be " + settings.maxWebhooks() + " webhooks, and there are."));
        return answers.withSecret(webhook);
    }

    @Operation(summary = "Change a webhook", description = "What is not given stays as it is.")
    @PatchMapping("/{id}")
    WebhookView change(@PathVariable UUID id, @RequestBody @Valid WebhookChange change, Caller caller) {
        if (change.url() != null) {
            requireAllowed(change.url());
        }
        return answers.view(id, webhooks.change(id, change, caller.username()));
    }

    @Operation(summary = "Remove a webhook", description = "Nothing is posted there any more.")
    @ApiResponse(responseCode = "204")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, Caller caller) {
        if (!webhooks.remove(id, caller.username())) {
            throw WebhookAnswers.unknown(id);
        }
    }

    private void requireAllowed(String url) {
        destinations.objectionTo(url).ifPresent(objection -> {
            throw Problems.invalidField("url", objection);
        });
    }
}
