package sklad.query.answer;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** A row as RFC 4180 has it; a text that a spreadsheet would take for a formula gets an apostrophe, which it shows as text. */
public final class CsvRow {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final String FORMULA = "=+-@\t\r";

    private CsvRow() {}

    /** With its line end. */
    public static String of(@Nullable Object... cells) {
        return FORMAT.format(Arrays.stream(cells).map(CsvRow::cell).toArray()) + "\r\n";
    }

    private static @Nullable Object cell(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Temporal || value instanceof UUID) {
            return value;
        }
        String text = value.toString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
