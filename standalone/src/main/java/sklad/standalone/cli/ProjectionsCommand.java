package sklad.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What an operator does with the projections. */
@Command(
        name = "projections",
        description = "Shows how the projections are doing, and builds them again while they are in use. For admins.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:it was refused or has failed; the message says why", "2:the command line is wrong"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./sklad projections status",
            "  ./sklad projections rebuild product",
            "  ./sklad projections switch-back product"
        })
final class ProjectionsCommand implements Runnable {

    private static final Set<String> UNDER_WAY = Set.of("building", "switching");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Do what? " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(
            name = "status",
            description =
                    "Prints of each projection its generation, the version of its tables, position, lag, rate, dead"
                            + " letters, and what is going on.")
    int status(@Mixin Target target) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-20s %10s %7s %12s %9s %9s %8s  %s%n",
                "projection", "generation", "version", "position", "lag", "events/s", "letters", "state");
        for (JsonNode one :
                LongJob.accepted(api(target).get("/operations/projections")).values()) {
            out.printf(
                    Locale.ROOT,
                    "%-20s %10d %7s %,12d %9s %,9d %,8d  %s%n",
                    one.path("name").asString(),
                    one.path("generation").asInt(),
                    one.path("schemaVersion").asString(),
                    one.path("position").asLong(),
                    one.path("lag").isMissingNode() ? "?" : one.path("lag").asString(),
                    one.path("eventsPerSecond").asLong(),
                    one.path("deadLetters").asLong(),
                    stateOf(one));
        }
        return 0;
    }

    @Command(
            name = "rebuild",
            description = {
                "Builds a projection, or all, again from the first event on, beside the tables in use, which answer"
                        + " meanwhile, and lets the two change places when it has caught up.",
                "If this command is ended, the rebuild goes on."
            })
    int rebuild(
            @Parameters(paramLabel = "NAME", arity = "0..1", defaultValue = "all", description = "Default: all.")
                    String name,
            @Mixin Target target)
            throws IOException {
        return run(target, "/operations/projections/" + encoded(name) + "/rebuild", "Rebuild");
    }

    @Command(
            name = "switch-back",
            description =
                    "Lets the tables that were in use before the last switch catch up, and take their place again.")
    int switchBack(
            @Parameters(paramLabel = "NAME", description = "Of the projection; all: of the last rebuild.") String name,
            @Mixin Target target)
            throws IOException {
        return run(target, "/operations/projections/" + encoded(name) + "/switch-back", "Switch back");
    }

    @Command(name = "drop", description = "Drops the tables that are kept for a switch back.")
    int drop(
            @Parameters(paramLabel = "NAME", description = "Of the projection; all: every one that is kept.")
                    String name,
            @Mixin Target target) {
        Api api = api(target);
        int dropped = 0;
        for (JsonNode rebuild :
                LongJob.accepted(api.get("/operations/rebuilds?limit=500")).values()) {
            boolean meant = name.equals("all")
                    || rebuild.path("projections").values().stream()
                            .anyMatch(part -> part.path("name").asString().equals(name));
            if (meant && rebuild.path("state").asString().equals("standby")) {
                LongJob.accepted(
                        api.delete("/operations/rebuilds/" + rebuild.path("id").asLong()));
                dropped++;
            }
        }
        if (dropped == 0) {
            throw new Refused("No other tables of " + name + " are kept.");
        }
        return 0;
    }

    private int run(Target target, String path, String task) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        LongJob job = new LongJob(api(target), ProgressOnConsole.on(err, task, "events"));
        String rebuild = "/operations/rebuilds/"
                + job.begin(path, JsonNodeFactory.instance.objectNode())
                        .path("id")
                        .asLong();
        return Interruption.around(() -> {
            try {
                JsonNode end = job.follow(rebuild, UNDER_WAY::contains);
                LongJob.requireGoodEnd(end);
                tell(end);
                return 0;
            } catch (InterruptedException | Api.Interrupted left) {
                err.println("sklad: it goes on without you: ./sklad projections status");
                return 1;
            }
        });
    }

    private void tell(JsonNode rebuild) {
        for (JsonNode part : rebuild.path("projections").values()) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s: switched at position %,d; generation %d is kept until it is dropped%n",
                            part.path("name").asString(),
                            part.path("position").asLong(),
                            part.path("generation").asInt());
        }
    }

    private static String stateOf(JsonNode projection) {
        JsonNode rebuild = projection.path("rebuild");
        String state =
                projection.path("error").asString(projection.path("running").asBoolean() ? "follows" : "stopped");
        if (!rebuild.isMissingNode()) {
            state += String.format(
                    Locale.ROOT,
                    "; %s, %,d of %,d events, %,d/s",
                    rebuild.path("state").asString(),
                    rebuild.path("eventsDone").asLong(),
                    rebuild.path("eventsTotal").asLong(),
                    rebuild.path("eventsPerSecond").asLong());
        }
        if (!projection.path("standbyGeneration").isMissingNode()) {
            state += "; generation " + projection.path("standbyGeneration").asInt() + " is kept";
        }
        return state;
    }

    private Api api(Target target) {
        return target.queries(DemoUser.ADAM, spec.commandLine().getErr());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
