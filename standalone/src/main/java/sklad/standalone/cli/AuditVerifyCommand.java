package sklad.standalone.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that the read tables follow from the events. */
@Command(
        name = "verify",
        description = "Builds all read tables again from the events and compares them with those in use, row by row.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the tables in use are what the events make them",
            "1:they are not; every row that differs is printed, up to a hundred",
            "2:the command line is wrong",
            "3:it could not be done; the message says why"
        },
        footerHeading = "%nExamples:%n",
        footer = "  ./sklad audit verify && echo 'nothing has been changed by hand'")
final class AuditVerifyCommand implements Callable<Integer> {

    @Option(names = "--keep", description = "Keep the rebuilt tables, to be read.")
    private boolean keep;

    @Mixin
    private Target target = new Target();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return new ReplayRun(spec.commandLine(), target).run(null, null, keep);
    }
}
