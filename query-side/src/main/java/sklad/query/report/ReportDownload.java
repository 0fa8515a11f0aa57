package sklad.query.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a whole report, a chunk at a time: it holds neither more rows than that, nor a transaction while it writes. */
final class ReportDownload<R extends Record> {

    static final int CHUNK = 1000;

    private final Report<R> report;
    private final RowColumns<R> columns;
    private final Chunks<R> chunks;

    ReportDownload(Report<R> report, Chunks<R> chunks) {
        this.report = report;
        this.columns = new RowColumns<>(report.row());
        this.chunks = chunks;
    }

    /** @param first the first chunk, which was read before anything was promised */
    void write(ReportFile file, PointInTime at, Map<String, BigDecimal> totals, List<R> first) throws IOException {
        file.begin(report.name(), at, totals, columns.names());
        List<R> chunk = first;
        while (!chunk.isEmpty()) {
            for (R row : chunk) {
                file.row(columns.cells(row));
            }
            file.flush();
            R last = chunk.get(chunk.size() - 1);
            chunk = chunk.size() < CHUNK ? List.of() : chunks.behind(report.key(last));
        }
        file.end();
    }

    /** Reads the next rows. */
    @FunctionalInterface
    interface Chunks<R> {
        List<R> behind(@Nullable List<String> key);
    }
}
