package sklad.standalone.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds read tables again from the events, as of now or earlier. */
@Command(
        name = "replay",
        description = {
            "Builds read tables again from the first event on, beside those in use, and compares them.",
            "The rebuilt tables are kept, to be read, until they are dropped."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:there is no difference",
            "1:there are differences; they are printed",
            "2:the command line is wrong",
            "3:it could not be done; the message says why"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./sklad audit replay", "  ./sklad audit replay --projection stock_movement --position 120000"})
final class AuditReplayCommand implements Callable<Integer> {

    @Option(names = "--projection", paramLabel = "NAME", description = "This one only. Default: all.")
    private @Nullable String projection;

    @Option(
            names = "--position",
            paramLabel = "N",
            description = "Up to this event. Only rows that never change can be compared then. Default: as of now.")
    private @Nullable Long position;

    @Mixin
    private Target target = new Target();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return new ReplayRun(spec.commandLine(), target).run(projection, position, true);
    }
}
