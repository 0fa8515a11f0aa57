package sklad.standalone.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sklad.standalone.identity.DemoUser;

/** Prints a token, and nothing else, on standard output. */
@Command(
        name = "token",
        description = "Prints a JWT of the demonstration user with the role; it is good for eight hours.",
        footerHeading = "%nExamples:%n",
        footer = {"  TOKEN=$(./sklad token clerk)", "  curl -H \"Authorization: Bearer $TOKEN\" localhost:8082/products"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:printed", "1:nothing answers: is Sklad started?", "2:the command line is wrong"})
final class TokenCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ROLE",
            completionCandidates = Roles.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private String role = "";

    @Mixin
    private Local local = new Local();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        DemoUser user = DemoUser.ofRole(role)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no role '" + role + "'. Roles: " + Roles.all()));
        spec.commandLine().getOut().println(new Tokens(local.ports()).of(user));
        return 0;
    }

    /** The names of the roles, for the help text and for completion. */
    static final class Roles implements Iterable<String> {

        static String all() {
            return Arrays.stream(DemoUser.values()).map(DemoUser::role).collect(Collectors.joining(", "));
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(DemoUser.values()).map(DemoUser::role).iterator();
        }
    }
}
