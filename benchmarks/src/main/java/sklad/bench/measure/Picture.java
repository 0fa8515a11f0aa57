package sklad.bench.measure;

import java.util.List;
import java.util.Locale;

/** A result as an SVG: a bar for each contender, as long as the first number of its row. */
public final class Picture {

    private static final int WIDTH = 760;
    private static final int LABELS = 300;
    private static final int BAR = 26;
    private static final int HEAD = 64;

    private Picture() {}

    public static String svg(Result result) {
        List<Table.Row> rows = result.table().rows();
        int height = HEAD + BAR * (rows.size() + result.verdicts().size()) + 16;
        String unit = result.table().columns().get(0);
        StringBuilder svg = new StringBuilder(
                String.format(Locale.ROOT, """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="13">
            <rect width="100%%" height="100%%" fill="white"/>
            <text x="12" y="24" font-size="16" font-weight="bold">%3$s</text>
            <text x="12" y="46" fill="#555">%4$s</text>
            """, WIDTH, height, escaped(result.name()), escaped(unit)));
        double longest =
                rows.stream().mapToDouble(row -> row.cells().get(0)).max().orElse(1);
        int y = HEAD;
        for (Table.Row row : rows) {
            svg.append(bar(row, y, longest));
            y += BAR;
        }
        for (Verdict verdict : result.verdicts()) {
            svg.append(String.format(
                    Locale.ROOT, """
            <text x="12" y="%d" fill="%s">%s</text>
            """, y + 18, verdict.isMet() ? "#1a7f37" : "#b42318", escaped(words(verdict))));
            y += BAR;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Table.Row row, int y, double longest) {
        double value = row.cells().get(0);
        double length = Double.isNaN(value) ? 0 : (WIDTH - LABELS - 100) * value / longest;
        String colour = row.name().startsWith("Sklad") ? "#2563eb" : "#9ca3af";
        return String.format(
                Locale.ROOT,
                """
            <text x="%1$d" y="%2$d" text-anchor="end">%3$s</text>
            <rect x="%4$d" y="%5$d" width="%6$.1f" height="18" fill="%7$s"/>
            <text x="%8$.1f" y="%2$d">%9$s</text>
            """,
                LABELS - 8,
                y + 14,
                escaped(row.name()),
                LABELS,
                y,
                length,
                colour,
                LABELS + length + 6,
                Report.number(value));
    }

    private static String words(Verdict verdict) {
        return (verdict.isMet() ? "met: " : "not met: ") + verdict.what() + " "
                + Report.number(verdict.value().median()) + ", must be at " + (verdict.isLeast() ? "least " : "most ")
                + Report.number(verdict.bound());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
