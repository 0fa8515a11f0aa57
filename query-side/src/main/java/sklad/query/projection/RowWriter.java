package sklad.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes any number of rows with one statement: an array a column, unnested by PostgreSQL. */
public final class RowWriter<R> {

    private final String sql;
    private final List<Column<R>> columns;

    private RowWriter(String sql, List<Column<R>> columns) {
        this.sql = sql;
        this.columns = columns;
    }

    /** @param sql with a place {@code unnest(%s)} for the columns, which follow in their order */
    public static <R> RowWriter<R> of(String sql) {
        return new RowWriter<>(sql, List.of());
    }

    public RowWriter<R> column(String type, Function<R, @Nullable Object> value) {
        List<Column<R>> more = new ArrayList<>(columns);
        more.add(new Column<>(type, value));
        return new RowWriter<>(sql, List.copyOf(more));
    }

    /** Returns how many rows PostgreSQL wrote. */
    public int write(JdbcOperations jdbc, Collection<R> rows) {
        return rows.isEmpty() ? 0 : jdbc.update(connection -> statement(connection, rows));
    }

    private PreparedStatement statement(Connection connection, Collection<R> rows) throws SQLException {
        String places = String.join(", ", columns.stream().map(column -> "?").toList());
        PreparedStatement statement = connection.prepareStatement(sql.formatted(places));
        int index = 1;
        for (Column<R> column : columns) {
            statement.setArray(index++, connection.createArrayOf(column.type(), column.texts(rows)));
        }
        return statement;
    }

    private record Column<R>(String type, Function<R, @Nullable Object> value) {

        /** PostgreSQL reads the text form of every type. */
        @Nullable
        String[] texts(Collection<R> rows) {
            @Nullable String[] texts = new String[rows.size()];
            int i = 0;
            for (R row : rows) {
                Object cell = value.apply(row);
                texts[i++] = cell == null ? null : cell.toString();
            }
            return texts;
        }
    }
}
