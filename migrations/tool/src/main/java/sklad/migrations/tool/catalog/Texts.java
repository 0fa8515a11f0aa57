package sklad.migrations.tool.catalog;

import java.util.List;

/** How two texts of SQL are told apart in a line. */
final class Texts {

    private static final int LONGEST = 160;

    private Texts() {}

    static String difference(String left, String leftName, String right, String rightName) {
        if (left.lines().count() == 1 && right.lines().count() == 1) {
            return " is %s in %s, and %s in %s".formatted(shortened(left), leftName, shortened(right), rightName);
        }
        List<String> leftLines = left.lines().toList();
        List<String> rightLines = right.lines().toList();
        int line = 0;
        while (line < leftLines.size()
                && line < rightLines.size()
                && leftLines.get(line).equals(rightLines.get(line))) {
            line++;
        }
        return " differs from line %d on: \"%s\" in %s, \"%s\" in %s"
                .formatted(line + 1, at(leftLines, line), leftName, at(rightLines, line), rightName);
    }

    static String shortened(String sql) {
        return sql.length() <= LONGEST ? sql : sql.substring(0, LONGEST - 1) + "…";
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? shortened(lines.get(line).strip()) : "";
    }
}
