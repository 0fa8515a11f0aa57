package sklad.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an auditor does with the history. */
@Command(
        name = "audit",
        description = "Looks into the history itself; every look is logged. Needs the role auditor or admin.",
        subcommands = {AuditExportCommand.class, AuditReplayCommand.class, AuditVerifyCommand.class})
final class AuditCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Do what? " + String.join(", ", spec.subcommands().keySet()));
    }
}
