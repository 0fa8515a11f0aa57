package sklad.migrations.tool.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sklad.migrations.tool.catalog.Column;
import sklad.migrations.tool.revision.Edit.Kind;
import sklad.migrations.tool.revision.Edit.Order;

/** What has to be done to a column. */
final class ColumnEdits {

    /** What rows that are there already get in a new column that is never null. */
    private static final Map<String, String> NATURAL = Map.ofEntries(
            Map.entry("text", "''"),
            Map.entry("character varying", "''"),
            Map.entry("boolean", "false"),
            Map.entry("smallint", "0"),
            Map.entry("integer", "0"),
            Map.entry("bigint", "0"),
            Map.entry("numeric", "0"),
            Map.entry("real", "0"),
            Map.entry("double precision", "0"),
            Map.entry("date", "'epoch'"),
            Map.entry("timestamp with time zone", "'epoch'"),
            Map.entry("timestamp without time zone", "'epoch'"),
            Map.entry("uuid", "'00000000-0000-0000-0000-000000000000'"),
            Map.entry("json", "'{}'"),
            Map.entry("jsonb", "'{}'"),
            Map.entry("text[]", "'{}'"));

    private final String table;

    ColumnEdits(String table) {
        this.table = table;
    }

    Edit added(Column column) {
        String drop = Sql.alter(table, "DROP COLUMN " + Sql.name(column.name()));
        if (column.nullable() || column.defaultValue() != null || column.generated() != null) {
            return edit(Kind.PLAIN, Sql.alter(table, "ADD COLUMN " + Sql.column(column)), drop, "");
        }
        String natural = NATURAL.get(column.type().replaceAll("\\(.*?\\)", ""));
        if (natural == null) {
            return unfilled(column, drop);
        }
        return edit(
                Kind.PLAIN,
                Sql.alter(table, "ADD COLUMN " + Sql.column(column) + " DEFAULT " + natural) + "\n"
                        + alter(column.name(), "DROP DEFAULT"),
                drop,
                column.name() + " is never null: rows that are there get " + natural
                        + ". Say what is right for them, or rebuild the projection.");
    }

    Edit removed(Column column) {
        return edit(
                Kind.TO_BE_CONFIRMED,
                Sql.alter(table, "DROP COLUMN " + Sql.name(column.name())),
                Sql.alter(table, "ADD COLUMN " + Sql.column(column)),
                "No entity has the column " + column.name() + " of " + table
                        + " any more. If nobody needs what is in it, take the comment signs away, here and in the undo.");
    }

    List<Edit> changed(Column from, Column to) {
        List<Edit> edits = new ArrayList<>();
        if (!Objects.equals(from.generated(), to.generated())) {
            edits.add(regenerated(from, to));
            return edits;
        }
        boolean retyped = !from.type().equals(to.type()) || !Objects.equals(from.collation(), to.collation());
        if (retyped) {
            edits.add(edit(
                    Kind.PLAIN,
                    type(to),
                    type(from),
                    "The type of " + to.name()
                            + " changes: values that do not fit make this fail. The undo converts back."));
        }
        if (!Objects.equals(from.defaultValue(), to.defaultValue())) {
            edits.add(edit(Kind.PLAIN, defaultOf(to), defaultOf(from), ""));
        }
        if (from.nullable() != to.nullable()) {
            edits.add(edit(
                    Kind.PLAIN,
                    nullability(to),
                    nullability(from),
                    to.nullable() ? "" : "This fails while a row has no " + to.name() + ": fill them first."));
        }
        return edits;
    }

    private Edit unfilled(Column column, String drop) {
        Column nullable = new Column(
                column.name(), column.type(), true, column.collation(), column.defaultValue(), column.generated());
        String fill = "-- UPDATE " + Sql.name(table) + " SET " + Sql.name(column.name()) + " = …;\n-- "
                + alter(column.name(), "SET NOT NULL");
        return edit(
                Kind.PLAIN,
                Sql.alter(table, "ADD COLUMN " + Sql.column(nullable)) + "\n" + fill,
                drop,
                "Nothing says what " + column.name() + " is in rows that are there: complete this by hand.");
    }

    private Edit regenerated(Column from, Column to) {
        return edit(
                Kind.TO_BE_CONFIRMED,
                again(from, to),
                again(to, from),
                "How " + to.name() + " is computed changes; PostgreSQL makes the column anew, or has SET EXPRESSION.");
    }

    private String again(Column from, Column to) {
        return Sql.alter(table, "DROP COLUMN " + Sql.name(from.name()) + ", ADD COLUMN " + Sql.column(to));
    }

    private String type(Column column) {
        String collation = column.collation() == null ? "" : " COLLATE " + column.collation();
        return alter(
                column.name(),
                "TYPE " + column.type() + collation + " USING " + Sql.name(column.name()) + "::" + column.type());
    }

    private String defaultOf(Column column) {
        @Nullable String value = column.defaultValue();
        return alter(column.name(), value == null ? "DROP DEFAULT" : "SET DEFAULT " + value);
    }

    private String nullability(Column column) {
        return alter(column.name(), column.nullable() ? "DROP NOT NULL" : "SET NOT NULL");
    }

    private String alter(String column, String action) {
        return Sql.alter(table, "ALTER COLUMN " + Sql.name(column) + " " + action);
    }

    private static Edit edit(Kind kind, String up, String down, String note) {
        return new Edit(Order.COLUMN, kind, up, down, note);
    }
}
