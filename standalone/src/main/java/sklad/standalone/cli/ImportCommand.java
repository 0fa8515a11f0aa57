package sklad.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sklad.standalone.cli.ImportFileCommand.Movements;
import sklad.standalone.cli.ImportFileCommand.Products;

/** Brings CSV files in. */
@Command(
        name = "import",
        description =
                "Brings a CSV file in through the command API. Safe to run twice, and to go on after an interruption.",
        subcommands = {Products.class, Movements.class, HelpCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./sklad import products products.csv.gz",
            "  ./sklad import movements movements.csv.gz --dry-run",
            "  ./sklad help import movements"
        })
final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Import what? products or movements");
    }
}
