package sklad.standalone.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.Api;
import sklad.standalone.load.Api.Answer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Shows and retries the events that a projection could not apply. */
@Command(
        name = "dead-letters",
        description = "Shows and retries the events that a projection could not apply; their streams wait meanwhile.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./sklad dead-letters list",
            "  ./sklad dead-letters retry --projection product",
            "  ./sklad dead-letters retry --projection stock_movement --stream stock:SKU-1@MAIN"
        })
final class DeadLettersCommand implements Runnable {

    private static final JsonMapper READABLE =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Do what? list or retry");
    }

    @Command(name = "list", description = "Prints the dead letters, and how far each projection is, as JSON.")
    int list(@Mixin Target target) {
        Api queries = target.queries(DemoUser.ADAM, spec.commandLine().getErr());
        print(queries.get("/operations/projections"));
        return print(queries.get("/operations/dead-letters"));
    }

    @Command(
            name = "retry",
            description = "Applies dead letters again, in their streams' order; prints what came of it as JSON.")
    int retry(
            @Mixin Target target,
            @Option(names = "--projection", required = true, paramLabel = "NAME", description = "Of this projection.")
                    String projection,
            @Option(names = "--stream", paramLabel = "ID", description = "Of this stream only.") @Nullable
                    String stream) {
        String path = "/operations/dead-letters/retry?projection=" + encoded(projection)
                + (stream == null ? "" : "&stream=" + encoded(stream));
        return print(target.queries(DemoUser.ADAM, spec.commandLine().getErr())
                .post(path, JsonNodeFactory.instance.objectNode(), null));
    }

    private int print(Answer answer) {
        if (!answer.isSuccess()) {
            throw new Refused("The query side answers " + answer.status() + ": " + answer.detail());
        }
        spec.commandLine().getOut().println(READABLE.writeValueAsString(answer.body()));
        return 0;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
