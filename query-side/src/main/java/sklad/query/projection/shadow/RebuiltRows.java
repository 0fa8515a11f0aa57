package sklad.query.projection.shadow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import sklad.web.Problems;

/** Reads what was built beside the tables in use, and where it differs from them. */
final class RebuiltRows {

    private static final String COLUMNS = """
            SELECT a.attname, quote_ident(a.attname) AS quoted, format_type(a.atttypid, a.atttypmod) AS type,
                   array_position(i.indkey::int2[], a.attnum) AS place
              FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
             WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY place, a.attnum
            """;

    private final JdbcOperations jdbc;

    RebuiltRows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    List<Difference> differences(String schema, @Nullable String table, long after, int limit) {
        return jdbc.query(
                "SELECT * FROM " + schema + ".difference WHERE number > ? AND (?::text IS NULL OR table_name = ?)"
                        + " ORDER BY number LIMIT ?",
                (row, number) -> new Difference(
                        row.getLong("number"),
                        row.getString("table_name"),
                        row.getString("key"),
                        row.getString("kind"),
                        row.getString("columns")),
                after,
                table,
                table,
                limit);
    }

    /** Rows in the order of their keys, behind one of them; those with a value in a column, if one is given. */
    List<Row> rows(
            String table, @Nullable String column, @Nullable String value, @Nullable List<String> behind, int limit) {
        List<Column> columns = jdbc.query(COLUMNS, (row, number) -> Column.of(row), table);
        List<Column> key = columns.stream().filter(Column::isKey).toList();
        List<Object> arguments = new ArrayList<>();
        String where = "true";
        if (behind != null) {
            where += " AND (%s) > (%s)".formatted(names(key), each(key, "CAST(? AS %s)", Column::type));
            arguments.addAll(behind);
        }
        if (column != null) {
            where += " AND %s".formatted(condition(columns, column, value));
            arguments.add(String.valueOf(value));
        }
        arguments.add(limit);
        return jdbc.query(
                "SELECT to_jsonb(t)::text, ARRAY[%s] FROM %s t WHERE %s ORDER BY %s LIMIT ?"
                        .formatted(each(key, "%s::text", Column::quoted), table, where, names(key)),
                (row, number) -> Row.of(row),
                arguments.toArray());
    }

    private static String condition(List<Column> columns, String column, @Nullable String value) {
        if (value == null) {
            throw Problems.invalidField("value", "is missing: the one that the column must have");
        }
        return columns.stream()
                .filter(candidate -> candidate.name.equals(column))
                .findFirst()
                .map(found -> "t.%s::text = ?".formatted(found.quoted))
                .orElseThrow(() -> Problems.invalidField(
                        "column",
                        "must be one of " + columns.stream().map(Column::name).collect(Collectors.joining(", "))));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    }

    private static String each(List<Column> columns, String form, Function<Column, String> part) {
        return columns.stream()
                .map(column -> form.formatted(part.apply(column)))
                .collect(Collectors.joining(", "));
    }

    private record Column(String name, String quoted, String type, boolean isKey) {
        static Column of(ResultSet row) throws SQLException {
            return new Column(
                    row.getString("attname"),
                    row.getString("quoted"),
                    row.getString("type"),
                    row.getObject("place") != null);
        }
    }

    /**
     * One row.
     *
     * @param json all its columns
     * @param key its primary key, as texts
     */
    record Row(String json, List<String> key) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getString(1), List.of((String[]) row.getArray(2).getArray()));
        }
    }
}
