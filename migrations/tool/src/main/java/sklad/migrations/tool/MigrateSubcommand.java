package sklad.migrations.tool;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sklad.migrations.tool.entities.UnusableEntity;

/** What all subcommands share: help, where they write, and that a failure is a sentence and a status, never a stack trace. */
@Command(
        mixinStandardHelpOptions = true,
        version = "sklad 0.1.0",
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:failed, refused, or there is a difference; the message says what",
            "2:the command line is wrong, or a setting is missing"
        })
abstract class MigrateSubcommand implements Callable<Integer> {

    static final int DONE = ExitCode.OK;
    static final int DIFFERS = ExitCode.SOFTWARE;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Does the work and answers with the exit status. */
    abstract int run() throws SQLException;

    @Override
    public final Integer call() {
        try {
            return run();
        } catch (Unusable failure) {
            return failed(failure, ExitCode.USAGE);
        } catch (Refused | UnusableEntity failure) {
            return failed(failure, ExitCode.SOFTWARE);
        } catch (SQLException | UncheckedIOException failure) {
            return failed(failure, ExitCode.SOFTWARE);
        } catch (FlywayException failure) {
            return failed(failure.getCause() instanceof SQLException cause ? cause : failure, ExitCode.SOFTWARE);
        }
    }

    final MigrateCommand migrate() {
        return MigrateCommand.above(spec);
    }

    /** For results: what a program may read. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** For progress, warnings and errors. */
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private int failed(Exception failure, int status) {
        err().println(String.valueOf(failure.getMessage()).strip());
        return status;
    }
}
