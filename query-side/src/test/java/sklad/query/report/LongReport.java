package sklad.query.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Writes a report of any length to nowhere: a program, so that a test can bound its memory. */
public final class LongReport implements Report<LongReport.Line> {

    private final long rows;

    private LongReport(long rows) {
        this.rows = rows;
    }

    /** Takes {@code csv} or {@code xlsx}, and how many rows. */
    public static void main(String[] arguments) throws IOException {
        LongReport report = new LongReport(Long.parseLong(arguments[1]));
        PointInTime at = new PointInTime(Instant.EPOCH, null, 0);
        OutputStream nowhere = OutputStream.nullOutputStream();
        ReportFile file = arguments[0].equals("csv") ? new CsvFile(nowhere) : new XlsxFile(nowhere);
        ReportDownload.Chunks<Line> chunks = key -> report.read(at, key, ReportDownload.CHUNK);
        new ReportDownload<>(report, chunks).write(file, at, Map.of(), chunks.behind(null));
        System.out.println("written");
    }

    @Override
    public String name() {
        return "long";
    }

    @Override
    public Class<Line> row() {
        return Line.class;
    }

    @Override
    public List<Line> read(PointInTime at, @Nullable List<String> behind, int limit) {
        long first = behind == null ? 0 : Long.parseLong(behind.get(0)) + 1;
        return LongStream.range(first, Math.min(rows, first + limit))
                .mapToObj(number -> new Line(number, "A text that is another one in each row: " + number))
                .toList();
    }

    @Override
    public List<String> key(Line row) {
        return List.of(Long.toString(row.number));
    }

    /** A row. */
    public record Line(long number, String text) {}
}
