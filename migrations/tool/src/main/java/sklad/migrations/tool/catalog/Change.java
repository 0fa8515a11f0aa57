package sklad.migrations.tool.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One part that is on one side only, or not the same on both; {@code table} is where it belongs, if to a table. */
public record Change(
        @Nullable String table,
        @Nullable Part left,
        @Nullable Part right) {

    /** The part, on whichever side it is. */
    public Part part() {
        return left != null ? left : Objects.requireNonNull(right);
    }

    String line(Difference difference) {
        String place = table == null || part() instanceof Table
                ? difference.schema() + ": "
                : difference.schema() + "." + table + ": ";
        return place + part().called() + said(difference.left(), difference.right());
    }

    private String said(String leftName, String rightName) {
        if (left == null) {
            return shortSql(part()) + " is in " + rightName + ", not in " + leftName;
        }
        if (right == null) {
            return shortSql(part()) + " is in " + leftName + ", not in " + rightName;
        }
        return Texts.difference(left.sql(), leftName, right.sql(), rightName);
    }

    /** A function's text says nothing to one who looks for its name. */
    private static String shortSql(Part part) {
        return part.sql().lines().count() > 1 ? "" : " " + Texts.shortened(part.sql());
    }
}
