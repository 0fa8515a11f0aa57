package sklad.query.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that begins with what it is about. Numbers are numbers; everything else is text, which no spreadsheet takes for a
 * formula, written in place instead of into a table of all texts, which would grow with the report.
 */
final class XlsxFile implements ReportFile {

    /** A sheet holds 1,048,576; the next million goes on another one. */
    private static final int ROWS = 1_000_000;

    private static final double WIDTH = 20;

    private final Workbook book;
    private String report = "";
    private List<String> columns = List.of();
    private int sheets;
    private int row;
    private @Nullable Worksheet sheet;

    XlsxFile(OutputStream out) {
        this.book = new Workbook(out, "Sklad", null);
    }

    @Override
    public void begin(String name, PointInTime at, Map<String, BigDecimal> totals, List<String> header)
            throws IOException {
        report = name;
        columns = header;
        nextSheet();
        write("report", name);
        write("asOf", at.asOf());
        write("knownAt", at.knownAt());
        write("position", at.position());
        for (Map.Entry<String, BigDecimal> total : totals.entrySet()) {
            write(total.getKey(), total.getValue());
        }
        row++;
        write(columns.toArray());
    }

    @Override
    public void row(@Nullable Object[] cells) throws IOException {
        if (row >= ROWS) {
            nextSheet();
            write(columns.toArray());
        }
        write(cells);
    }

    @Override
    public void flush() throws IOException {
        sheet().flush();
    }

    @Override
    public void end() throws IOException {
        sheet().finish();
        book.finish();
    }

    private void nextSheet() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        sheets++;
        sheet = book.newWorksheet(sheets == 1 ? report : report + " " + sheets);
        for (int column = 0; column < columns.size(); column++) {
            sheet.width(column, WIDTH);
        }
        row = 0;
    }

    private void write(@Nullable Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            Object cell = cells[column];
            if (cell instanceof Number number) {
                sheet().value(row, column, number);
            } else if (cell != null) {
                sheet().inlineString(row, column, cell.toString());
            }
        }
        row++;
    }

    private Worksheet sheet() {
        if (sheet == null) {
            throw new IllegalStateException("Nothing has begun");
        }
        return sheet;
    }
}
