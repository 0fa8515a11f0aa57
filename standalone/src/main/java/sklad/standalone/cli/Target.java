package sklad.standalone.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sklad.standalone.Ports;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.Api;

/** Which system is spoken to: the one on this machine, or one elsewhere. */
final class Target {

    @Mixin
    private Local local = new Local();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:SKLAD_URL}",
            description = "Command side of a system elsewhere; needs a token. Default: the one on this machine.")
    private @Nullable String url;

    @Option(
            names = "--query-url",
            paramLabel = "URL",
            defaultValue = "${env:SKLAD_QUERY_URL}",
            description = "Query side of a system elsewhere.")
    private @Nullable String queryUrl;

    @Option(
            names = "--token",
            paramLabel = "JWT",
            defaultValue = "${env:SKLAD_TOKEN}",
            description =
                    "Token to send; better in the environment variable SKLAD_TOKEN, where no process list shows it."
                            + " Default: one from the development identity provider.")
    private @Nullable String token;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to go on trying while the system is away or overloaded. Default: ${DEFAULT-VALUE}.")
    private int patience = 60;

    Api commands(DemoUser user, PrintWriter notices) {
        return api(url == null ? local.ports().commandUrl() : url, user, notices);
    }

    Api queries(DemoUser user, PrintWriter notices) {
        Api api = queriesIfKnown(user, notices);
        if (api == null) {
            throw new Refused("Give --query-url too: the query side of a system elsewhere is at another address.");
        }
        return api;
    }

    @Nullable
    Api queriesIfKnown(DemoUser user, PrintWriter notices) {
        if (queryUrl != null) {
            return api(queryUrl, user, notices);
        }
        return url == null ? api(local.ports().queryUrl(), user, notices) : null;
    }

    Ports ports() {
        return local.ports();
    }

    private Api api(String address, DemoUser user, PrintWriter notices) {
        return new Api(address, tokens(user), Duration.ofSeconds(patience), notices::println);
    }

    private Supplier<String> tokens(DemoUser user) {
        String given = token;
        if (given != null && !given.isBlank()) {
            return () -> given;
        }
        if (url != null) {
            throw new Refused("A system elsewhere needs a token: set the environment variable SKLAD_TOKEN.");
        }
        return () -> new Tokens(local.ports()).of(user);
    }
}
