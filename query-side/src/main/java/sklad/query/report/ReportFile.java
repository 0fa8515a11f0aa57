package sklad.query.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report's file while it is written, row by row; only what ends with {@link #end} is whole. */
interface ReportFile {

    void begin(String report, PointInTime at, Map<String, BigDecimal> totals, List<String> columns) throws IOException;

    void row(@Nullable Object[] cells) throws IOException;

    /** Hands on what was written so far. */
    void flush() throws IOException;

    void end() throws IOException;
}
