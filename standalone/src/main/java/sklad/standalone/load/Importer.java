package sklad.standalone.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
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
        CompletableFuture<Read> next = readAhead(reader);
        try {
            for (Read read = next.join(); !read.lines.isEmpty(); read = next.join()) {
                next = readAhead(reader);
                record(read, sender.send(read.batch), result);
                progress.advance(read.lines.size());
            }
        } finally {
            next.handle((read, failure) -> read).join();
        }
    }

    private CompletableFuture<Read> readAhead(LineReader reader) {
        return CompletableFuture.supplyAsync(() -> {
            List<Line> lines = reader.read(options.batchSize());
            return new Read(
                    lines,
                    sender.prepare(lines.stream().filter(Line::isToBeSent).toList()));
        });
    }

    private static void record(Read read, List<Outcome> sent, ImportResult result) {
        Iterator<Outcome> outcomes = sent.iterator();
        for (Line line : read.lines) {
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

    /** Lines of the second reading, and those of them that are to be sent. */
    private record Read(List<Line> lines, BatchSender.Batch batch) {}

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
