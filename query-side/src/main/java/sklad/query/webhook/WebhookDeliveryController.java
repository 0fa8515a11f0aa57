package sklad.query.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.projection.MovementFeed;
import sklad.web.Caller;

/** Whether, from where on and how signed a registered webhook is delivered to. */
@RestController
@RequestMapping("/webhooks/{id}")
@Tag(name = "Webhooks")
class WebhookDeliveryController {

    private final WebhookTables webhooks;
    private final WebhookAnswers answers;
    private final MovementFeed feed;

    WebhookDeliveryController(WebhookTables webhooks, WebhookAnswers answers, MovementFeed feed) {
        this.webhooks = webhooks;
        this.answers = answers;
        this.feed = feed;
    }

    @Operation(summary = "Pause a webhook", description = "What comes meanwhile is told when it is resumed.")
    @PostMapping("/pause")
    WebhookView pause(@PathVariable UUID id, Caller caller) {
        return answers.view(id, webhooks.pause(id, caller.username()));
    }

    @Operation(summary = "Resume a webhook", description = "From its position on, at once.")
    @PostMapping("/resume")
    WebhookView resume(@PathVariable UUID id, Caller caller) {
        return answers.view(id, webhooks.resume(id, caller.username()));
    }

    @Operation(
            summary = "Change a webhook's secret",
            description = "The new one is shown once. For a day deliveries are signed with both.")
    @PostMapping("/secret")
    WebhookView changeSecret(@PathVariable UUID id, Caller caller) {
        answers.requireSecrets();
        return answers.withSecret(
                webhooks.changeSecret(id, caller.username()).orElseThrow(() -> WebhookAnswers.unknown(id)));
    }

    @Operation(
            summary = "Tell a webhook again",
            description =
                    "Everything from a position on is delivered again, in order; `replay` in a delivery is then one more.")
    @PostMapping("/replay")
    WebhookView replay(@PathVariable UUID id, @RequestBody @Valid ReplayRequest request, Caller caller) {
        long from = request.fromPosition();
        WebhookAnswers.requireReached("fromPosition", from - 1, feed.headNow());
        return answers.view(id, webhooks.replay(id, from - 1, caller.username()));
    }
}
