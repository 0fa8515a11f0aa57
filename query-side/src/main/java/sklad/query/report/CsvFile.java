package sklad.query.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sklad.query.answer.CsvRow;

/** A header and rows, nothing else, so that a program can read it; the point in time stands in columns of its own. */
final class CsvFile implements ReportFile {

    private static final List<String> POINT_IN_TIME = List.of("reportAsOf", "reportKnownAt", "reportPosition");

    private final Writer out;
    private @Nullable Object[] pointInTime = {};

    CsvFile(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void begin(String report, PointInTime at, Map<String, BigDecimal> totals, List<String> columns)
            throws IOException {
        List<String> all = new ArrayList<>(columns);
        all.addAll(POINT_IN_TIME);
        out.write(CsvRow.of(all.toArray()));
        pointInTime = new Object[] {at.asOf(), at.knownAt(), at.position()};
    }

    @Override
    public void row(@Nullable Object[] cells) throws IOException {
        @Nullable Object[] all = Arrays.copyOf(cells, cells.length + pointInTime.length);
        System.arraycopy(pointInTime, 0, all, cells.length, pointInTime.length);
        out.write(CsvRow.of(all));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
