package sklad.standalone.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sklad.standalone.load.Outcome.AlreadyThere;
import sklad.standalone.load.Outcome.Failed;

/**
 * Brings a file in: first reads it whole to see that it can be used, then sends its lines batch by batch in the file's
 * order, reading the next batch while one is on its way.
 */
public final class Importer {

    private final LineKind kind;
    private final ImportOptions options;
    private final ImportProgress progress;
    private final Locations locations;
    private final BatchSender sender;

    /** Without {@code queries}, products that are registered already can't be compared. */
    public Importer(
            LineKind kind, Api commands, @Nullable Api queries, ImportOptions options, ImportProgress progress) {
        this.kind = kind;
        this.options = options;
        this.progress = progress;
        this.locations = new Locations(commands, options);
        this.sender = new BatchSender(commands, kind, options, new KnownProducts(queries));
    }

    /** Returns what became of the lines; also when it had to stop in the middle, saying why. */
    public ImportResult run(Path file) throws IOException {
        Survey survey = survey(file);
        ImportResult result = new ImportResult(survey.header, survey.lines);
        locations.open(survey.locations, progress);
        progress.begin(survey.lines);
        try (LineReader reader = LineReader.open(file, kind)) {
            sendAll(reader, result);
        } catch (Api.Unreachable | Api.Interrupted | BatchSender.NotAllowed stop) {
            result.stopped(stop.getMessage());
        } finally {
            progress.end();
        }
        return result;
    }

    private void sendAll(LineReader reader, ImportResult result) {
        CompletableFuture<List<Line>> next = readAhead(reader);
        try {
            for (List<Line> lines = next.join(); !lines.isEmpty(); lines = next.join()) {
                next = readAhead(reader);
                send(lines, result);
                progress.advance(lines.size());
            }
        } finally {
            next.handle((lines, failure) -> lines).join();
        }
    }

    private CompletableFuture<List<Line>> readAhead(LineReader reader) {
        return CompletableFuture.supplyAsync(() -> reader.read(options.batchSize()));
    }

    private void send(List<Line> lines, ImportResult result) {
        List<Line> sendable = new ArrayList<>(lines.size());
        for (Line line : lines) {
            if (line.problem() == null && !line.repeated()) {
                sendable.add(line);
            }
        }
        var outcomes = sender.send(sendable).iterator();
        for (Line line : lines) {
            if (line.problem() != null) {
                result.add(line, new Failed(line.problem()));
            } else {
                result.add(line, line.repeated() ? new AlreadyThere() : outcomes.next());
            }
        }
    }

    private Survey survey(Path file) throws IOException {
        try (LineReader reader = LineReader.open(file, kind)) {
            Survey survey = new Survey(reader.header());
            for (List<Line> lines = reader.read(1000); !lines.isEmpty(); lines = reader.read(1000)) {
                lines.forEach(survey::see);
            }
            return survey;
        }
    }

    /** What the first reading finds. */
    private static final class Survey {

        private final List<String> header;
        private final Set<String> locations = new LinkedHashSet<>();
        private long lines;

        Survey(List<String> header) {
            this.header = header;
        }

        void see(Line line) {
            lines++;
            if (line.problem() == null) {
                locations.addAll(List.of("location", "toLocation").stream()
                        .map(line::text)
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toSet()));
            }
        }
    }
}
