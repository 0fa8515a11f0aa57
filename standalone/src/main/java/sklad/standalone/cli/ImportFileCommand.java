package sklad.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.FailedFile;
import sklad.standalone.load.ImportOptions;
import sklad.standalone.load.ImportResult;
import sklad.standalone.load.Importer;
import sklad.standalone.load.LineKind;

/** Imports one file, shows how it goes, and says what became of its lines. */
@Command(
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every line is in the system",
            "1:a line failed, or the import had to stop: mend FILE.failed.csv and import it, or run the same again",
            "2:the command line is wrong"
        })
abstract class ImportFileCommand implements Callable<Integer> {

    private static final int ERRORS_SHOWN = 20;

    @Parameters(paramLabel = "FILE", description = "A CSV file in UTF-8, plain or gzipped.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Check every line and store nothing.")
    private boolean dryRun;

    @Option(
            names = "--batch",
            paramLabel = "LINES",
            defaultValue = "1000",
            description = "Lines sent together. Default: ${DEFAULT-VALUE}.")
    private int batch = 1000;

    @Option(
            names = "--key-prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Stands before every key, for sources that use the same keys for different lines.")
    private String keyPrefix = "";

    @Mixin
    private Target target = new Target();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final LineKind kind;

    private ImportFileCommand(LineKind kind) {
        this.kind = kind;
    }

    boolean openLocations() {
        return true;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "There is no readable file " + file);
        }
        if (batch < 1 || batch > 10_000) {
            throw new ParameterException(spec.commandLine(), "--batch: 1 to 10000 lines");
        }
        PrintWriter err = spec.commandLine().getErr();
        ImportOptions options = new ImportOptions(dryRun, openLocations(), dryRun ? 10_000 : batch, keyPrefix);
        Importer importer = new Importer(
                kind,
                target.commands(DemoUser.MAX, err),
                target.queriesIfKnown(DemoUser.MAX, err),
                options,
                ProgressOnConsole.on(err, "Import", "lines"));
        return Interruption.around(() -> run(importer));
    }

    private int run(Importer importer) throws IOException {
        long begun = System.nanoTime();
        ImportResult result = importer.run(file);
        report(result, (System.nanoTime() - begun) / 1e9);
        return result.isComplete() ? 0 : 1;
    }

    private void report(ImportResult result, double seconds) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<String> errors = result.errors();
        errors.stream().limit(ERRORS_SHOWN).forEach(error -> err.println(file + ", " + error));
        if (!errors.isEmpty() && !dryRun) {
            Path failed = FailedFile.write(file, result);
            String more = errors.size() > ERRORS_SHOWN ? "… and " + (errors.size() - ERRORS_SHOWN) + " more. " : "";
            err.println(more + "The failed lines are in " + failed + ", the reasons beside it in a .txt file: "
                    + "mend them and import that file.");
        }
        spec.commandLine().getOut().println(summary(result, seconds));
        if (result.stoppedBecause() != null) {
            err.println("sklad: stopped: " + result.stoppedBecause()
                    + "\nType the same command again to go on: what is stored already is not stored twice.");
        }
    }

    private String summary(ImportResult result, double seconds) {
        long done = result.accepted()
                + result.alreadyThere()
                + result.undecided()
                + result.errors().size();
        String text = String.format(
                Locale.ROOT,
                "%,d of %,d lines in %.1f s (%,.0f a second): %,d %s, %,d already there, %,d refused",
                done,
                result.lines(),
                seconds,
                done / Math.max(seconds, 0.001),
                result.accepted(),
                dryRun ? "would be accepted" : "accepted",
                result.alreadyThere(),
                result.errors().size());
        return result.undecided() == 0
                ? text + "."
                : text
                        + String.format(
                                Locale.ROOT,
                                ", %,d depend on what earlier lines of the file bring, which a dry run does not store.",
                                result.undecided());
    }

    /** A file of products. */
    @Command(
            name = "products",
            description = {
                "Registers the products of a CSV file, a line each.",
                "Columns, in any order: sku, name; optional: category (or else: uncategorised),"
                        + " unit (or else: each), reorderPoint,"
                        + " negativeStockAllowed, key."
                        + " The key (or else the line's content) says which line it is when the file is imported again."
            },
            footerHeading = "%nExample:%n",
            footer = "  ./sklad import products products.csv.gz")
    static final class Products extends ImportFileCommand {
        Products() {
            super(LineKind.PRODUCT);
        }
    }

    /** A file of movements. */
    @Command(
            name = "movements",
            description = {
                "Books the movements of a CSV file in the file's order, a line each.",
                "Columns, in any order: type (incoming, outgoing, adjustment, transfer), sku, location, quantity;"
                        + " optional: toLocation (for a transfer), unitCost, reason, reference, effectiveAt"
                        + " (such as 2010-12-01T08:26:00Z), key. The key (or else the line's content) says which line"
                        + " it is when the file is imported again."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  ./sklad import movements movements.csv.gz",
                "  SKLAD_TOKEN=… ./sklad import movements movements.csv --url https://stock.example/command"
            })
    static final class Movements extends ImportFileCommand {

        @Option(
                names = "--no-open-locations",
                negatable = false,
                description = "Refuse a file that names a location which does not exist, instead of opening it.")
        private boolean noOpenLocations;

        Movements() {
            super(LineKind.MOVEMENT);
        }

        @Override
        boolean openLocations() {
            return !noOpenLocations;
        }
    }
}
