package sklad.bench.measure;

import java.util.List;
import java.util.Locale;

/** A result as text. */
public final class Report {

    private static final int LINE = 118;

    private Report() {}

    public static String text(Result result) {
        StringBuilder text = new StringBuilder();
        text.append('\n')
                .append(result.name())
                .append(": ")
                .append(result.work())
                .append("\n\n");
        table(text, result.table());
        result.verdicts().forEach(verdict -> text.append(line(verdict)));
        result.notes().forEach(note -> wrapped(text, "  note: " + note));
        result.checks().forEach(check -> wrapped(text, "  checked: " + check));
        return text.toString();
    }

    /** What was looked at after each of them, once more. */
    public static String checks(List<Result> results) {
        StringBuilder text = new StringBuilder("\nChecked\n\n");
        results.forEach(result -> result.checks().forEach(check -> wrapped(text, "  " + result.name() + ": " + check)));
        return text.toString();
    }

    /** Four significant digits at most, or nothing. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, format, value);
    }

    private static void table(StringBuilder text, Table table) {
        int first =
                table.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
        text.append("  ").append(" ".repeat(first));
        table.columns().forEach(column -> text.append("  ").append(padded(column, width(column))));
        text.append('\n');
        for (Table.Row row : table.rows()) {
            text.append("  ")
                    .append(row.name())
                    .append(" ".repeat(first - row.name().length()));
            for (int i = 0; i < row.cells().size(); i++) {
                text.append("  ")
                        .append(padded(
                                number(row.cells().get(i)),
                                width(table.columns().get(i))));
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private static String line(Verdict verdict) {
        Spread value = verdict.value();
        String spread =
                value.least() == value.most() ? "" : " (" + number(value.least()) + " to " + number(value.most()) + ")";
        return String.format(
                Locale.ROOT,
                "  %-7s  %s: %s%s, must be at %s %s%n",
                verdict.isMet() ? "met" : "NOT MET",
                verdict.what(),
                number(value.median()),
                spread,
                verdict.isLeast() ? "least" : "most",
                number(verdict.bound()));
    }

    private static int width(String column) {
        return Math.max(column.length(), 7);
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static void wrapped(StringBuilder text, String paragraph) {
        int length = 0;
        for (String word : List.of(paragraph.split(" ", -1))) {
            if (length + word.length() > LINE) {
                text.append("\n    ");
                length = 4;
            }
            text.append(word).append(' ');
            length += word.length() + 1;
        }
        text.append('\n');
    }
}
