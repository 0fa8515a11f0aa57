package sklad.standalone.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sklad.standalone.audit.ExportFormat.End;
import sklad.standalone.load.Api;
import sklad.standalone.load.ImportProgress;
import tools.jackson.databind.json.JsonMapper;

/** Brings the events of a filter into a file, which has its name only once it is whole. */
public final class EventExport {

    private final Api api;
    private final Path file;
    private final ExportFormat format;
    private final Map<String, String> filters;
    private final PartFile part;
    private final ImportProgress progress;

    /** @param filters as parameters of the query API */
    public EventExport(Api api, Path file, ExportFormat format, Map<String, String> filters, ImportProgress progress) {
        this.api = api;
        this.file = file;
        this.format = format;
        this.filters = new TreeMap<>(filters);
        this.part = new PartFile(file, format);
        this.progress = progress;
    }

    /** Exports everything, or what is missing; returns how many events the file has. */
    public Result run(boolean resume) throws IOException {
        String asked = format + " " + filters + "\n";
        boolean goesOn = part.exists();
        if (Files.exists(file)) {
            throw new UnusableExport(file + " is there already: move or delete it first.");
        }
        if (goesOn && !resume) {
            throw new UnusableExport(part.path()
                    + " is there from an export that was cut off: add --resume to go on with" + " it, or delete it.");
        }
        if (goesOn) {
            part.goOn(asked);
        } else {
            part.begin(asked);
        }
        try {
            return download();
        } finally {
            progress.end();
        }
    }

    private Result download() throws IOException {
        HttpResponse<InputStream> answer = api.open(format.path() + "?" + question());
        try (InputStream body = answer.body();
                OutputStream out = new BufferedOutputStream(part.append())) {
            if (answer.statusCode() != 200) {
                throw new UnusableExport("The query side answers " + answer.statusCode() + ": " + detail(body));
            }
            progress.begin(answer.headers().firstValueAsLong("Sklad-Position").orElse(0));
            return copy(new Records(body, format), out);
        }
    }

    private String question() {
        Map<String, String> asked = new TreeMap<>(filters);
        if (part.events() > 0) {
            asked.put("fromPosition", Long.toString(part.lastPosition() + 1));
        }
        return asked.entrySet().stream()
                .map(filter -> filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Result copy(Records records, OutputStream out) throws IOException {
        long before = part.events();
        long shown = 0;
        boolean headed = before > 0;
        for (byte[] record = records.next(); record != null; record = records.next()) {
            String text = new String(record, StandardCharsets.UTF_8);
            if (format.isTrailer(text)) {
                return end(text, part.events() - before, out);
            }
            if (part.count(text)) {
                progress.advance(part.lastPosition() - shown);
                shown = part.lastPosition();
                out.write(record);
            } else if (!headed) {
                headed = true;
                out.write(record);
            }
        }
        throw new IOException("the answer was cut off after position " + part.lastPosition());
    }

    private Result end(String trailer, long received, OutputStream out) throws IOException {
        End end = format.endOf(trailer);
        if (!end.complete()) {
            throw new UnusableExport("The query side could not give all events: " + end.error()
                    + ". Once that is mended, type the same with --resume.");
        }
        if (end.events() != received) {
            throw new UnusableExport("The query side sent " + end.events() + " events, and " + received
                    + " have arrived: delete " + part.path() + " and begin again.");
        }
        out.write(format.trailerFor(trailer, part.events(), part.lastPosition()));
        out.close();
        part.finish();
        return new Result(part.events(), part.lastPosition(), end.notIndexed());
    }

    private static String detail(InputStream body) throws IOException {
        return JsonMapper.shared().readTree(body).path("detail").asString("");
    }

    /** What is in the file. */
    public record Result(long events, long lastPosition, long notIndexed) {}
}
