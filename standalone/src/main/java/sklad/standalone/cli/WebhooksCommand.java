package sklad.standalone.cli;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.Api;
import sklad.standalone.load.Api.Answer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the addresses to which movements are posted. */
@Command(
        name = "webhooks",
        description = "Keeps the addresses to which movements are posted as they are stored, and says how far each is."
                + " Needs the role admin.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./sklad webhooks add https://shop.example.com/stock --location SHOP",
            "  ./sklad webhooks list",
            "  ./sklad webhooks replay 1f6c5b5e-7d0a-4a55-9f5e-3f6f3b0b2c11 --from 1000"
        })
final class WebhooksCommand implements Runnable {

    private static final JsonMapper READABLE =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Do what? " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(name = "list", description = "Prints all webhooks as JSON: position, state, last error.")
    int list(@Mixin Target target) {
        return print(api(target).get("/webhooks"));
    }

    @Command(
            name = "add",
            description = "Registers an address; prints the webhook with its secret, which is shown once.")
    int add(
            @Mixin Target target,
            @Parameters(paramLabel = "ADDRESS", description = "Where to post to, as https://shop.example.com/stock.")
                    String address,
            @Option(names = "--sku", paramLabel = "SKU", description = "Movements of this product only.") @Nullable
                    String sku,
            @Option(names = "--location", paramLabel = "CODE", description = "Movements at this location only.")
                    @Nullable
                    String location,
            @Option(names = "--type", paramLabel = "TYPE", description = "Movements of this type only.") @Nullable
                    String type,
            @Option(
                            names = "--after",
                            paramLabel = "POSITION",
                            description = "Begin behind this position; 0: everything. Default: what is new.")
                    @Nullable
                    Long after,
            @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.") @Nullable
                    String description) {
        ObjectNode body = object().put("url", address);
        ObjectNode filter = body.putObject("filter");
        put(filter, "sku", sku);
        put(filter, "location", location);
        put(filter, "type", type);
        put(body, "description", description);
        if (after != null) {
            body.put("after", after);
        }
        return print(api(target).post("/webhooks", body, null));
    }

    @Command(name = "remove", description = "Posts nothing there any more.")
    int remove(@Mixin Target target, @Parameters(paramLabel = "ID", description = "Of the webhook.") UUID id) {
        return print(api(target).delete("/webhooks/" + id));
    }

    @Command(name = "pause", description = "Lets it rest; what comes meanwhile is posted when it is resumed.")
    int pause(@Mixin Target target, @Parameters(paramLabel = "ID", description = "Of the webhook.") UUID id) {
        return post(target, id, "pause", object());
    }

    @Command(name = "resume", description = "Goes on where it was, at once.")
    int resume(@Mixin Target target, @Parameters(paramLabel = "ID", description = "Of the webhook.") UUID id) {
        return post(target, id, "resume", object());
    }

    @Command(name = "secret", description = "Changes its secret and prints the new one, once; for a day both are good.")
    int secret(@Mixin Target target, @Parameters(paramLabel = "ID", description = "Of the webhook.") UUID id) {
        return post(target, id, "secret", object());
    }

    @Command(name = "replay", description = "Posts everything from a position on again.")
    int replay(
            @Mixin Target target,
            @Parameters(paramLabel = "ID", description = "Of the webhook.") UUID id,
            @Option(names = "--from", required = true, paramLabel = "POSITION", description = "The first position.")
                    long from) {
        return post(target, id, "replay", object().put("fromPosition", from));
    }

    private int post(Target target, UUID id, String what, ObjectNode body) {
        return print(api(target).post("/webhooks/" + id + "/" + what, body, null));
    }

    private Api api(Target target) {
        return target.queries(DemoUser.ADAM, spec.commandLine().getErr());
    }

    private int print(Answer answer) {
        if (!answer.isSuccess()) {
            throw new Refused("The query side answers " + answer.status() + ": " + answer.detail());
        }
        if (!answer.body().isMissingNode()) {
            spec.commandLine().getOut().println(READABLE.writeValueAsString(answer.body()));
        }
        return 0;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
