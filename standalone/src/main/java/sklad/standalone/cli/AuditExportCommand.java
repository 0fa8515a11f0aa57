package sklad.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sklad.standalone.audit.EventExport;
import sklad.standalone.audit.ExportFormat;
import sklad.standalone.identity.DemoUser;

/** Exports events into a file. */
@Command(
        name = "export",
        description = {
            "Exports events into a file, oldest first: as NDJSON (an event a line) or CSV.",
            "The last line says that the file is complete, and how many events it has. Until then it is FILE.part."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the file is there and complete",
            "1:it is not; the message says why. With --resume the same command goes on",
            "2:the command line is wrong"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./sklad audit export history.ndjson",
            "  ./sklad audit export sku-1.csv --format csv --filter sku=SKU-1 --filter recordedTo=2026-02-01T00:00:00Z",
            "  ./sklad audit export history.ndjson --resume"
        })
final class AuditExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Where to; must not be there yet.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson or csv. Default: ${DEFAULT-VALUE}.")
    private ExportFormat format = ExportFormat.NDJSON;

    @Option(
            names = "--filter",
            paramLabel = "NAME=VALUE",
            description =
                    "Only events that fit; several narrow further. NAME is one of stream, sku, location, username,"
                            + " reference, type, from, to, recordedFrom, recordedTo, fromPosition, toPosition, after.")
    private Map<String, String> filters = new LinkedHashMap<>();

    @Option(names = "--resume", description = "Go on with an export that was cut off; with the same filters.")
    private boolean resume;

    @Mixin
    private Target target = new Target();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        EventExport export = new EventExport(
                target.queries(DemoUser.AUDREY, err),
                file,
                format,
                filters,
                ProgressOnConsole.on(err, "Export", "events passed"));
        return Interruption.around(() -> run(export, err));
    }

    private int run(EventExport export, PrintWriter err) {
        try {
            EventExport.Result result = export.run(resume);
            if (result.notIndexed() > 0) {
                err.printf(
                        Locale.ROOT,
                        "sklad: %,d events can't be read by this build and may be missing: see ./sklad dead-letters list%n",
                        result.notIndexed());
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s: %,d events, the last at position %d. Complete.%n",
                            file,
                            result.events(),
                            result.lastPosition());
            return 0;
        } catch (IOException failure) {
            err.println("sklad: stopped: " + failure.getMessage() + "\nType the same command with --resume to go on.");
            return 1;
        }
    }
}
