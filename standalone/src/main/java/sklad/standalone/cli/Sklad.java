package sklad.standalone.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import sklad.standalone.CannotStart;
import sklad.standalone.audit.UnusableExport;
import sklad.standalone.load.Api;
import sklad.standalone.load.UnusableFile;

/** The command line of Sklad. */
@Command(
        name = "sklad",
        version = "sklad 0.1.0",
        description = "An event-sourced inventory system: commands in, movement events kept for ever, read tables out.",
        subcommands = {
            StartCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            TokenCommand.class,
            DeadLettersCommand.class,
            AuditCommand.class,
            WebhooksCommand.class,
            ProjectionsCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./sklad start                          run everything on this machine",
            "  ./sklad demo                           fill it with a small warehouse",
            "  ./sklad token clerk                    print a token for curl",
            "  ./sklad import movements FILE.csv.gz   bring a CSV file in",
            "  ./sklad help import movements          help on one command",
            "  ./sklad bench --quick                  measure it on this machine (a program of its own)"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:something failed; the message says what", "2:the command line is wrong"})
public final class Sklad {

    private Sklad() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Sklad());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.addSubcommand("migrate", Migrate.command());
        offerHelp(line);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .description("Print the version and exit.")
                        .build());
        line.setParameterExceptionHandler((mistake, given) -> mistaken(mistake));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
        return line;
    }

    private static void offerHelp(CommandLine line) {
        if (line.getCommand() instanceof HelpCommand || line.getCommandSpec().findOption("--help") != null) {
            return;
        }
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this help and exit.")
                        .build());
        line.getSubcommands().values().forEach(Sklad::offerHelp);
    }

    private static int mistaken(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println("sklad: " + mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, command.getErr());
        command.getErr().println("Help: ./" + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    /** What nobody has foreseen is thrown on: the command line shows where it comes from. */
    private static int failed(Exception failure, CommandLine command) throws Exception {
        boolean foreseen = failure instanceof Refused
                || failure instanceof CannotStart
                || failure instanceof UnusableFile
                || failure instanceof UnusableExport
                || failure instanceof Api.Unreachable;
        command.getErr().println("sklad: " + (foreseen ? failure.getMessage() : "unexpected failure"));
        if (!foreseen) {
            throw failure;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
