package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the catalog knows of the tables that a script names. */
final class Tables {

    private final Connection connection;

    /** The search path decides which tables plain names mean. */
    Tables(Connection connection) {
        this.connection = connection;
    }

    boolean exists(String table) throws SQLException {
        return text("SELECT to_regclass(?)::text", table) != null;
    }

    /** Rows of an existing table, estimated as the planner does; empty if there is no such table. */
    OptionalLong rows(String table, long enough) throws SQLException {
        String estimate = text("""
                SELECT greatest(c.reltuples, coalesce(s.n_live_tup, 0))::bigint
                  FROM pg_class c LEFT JOIN pg_stat_user_tables s ON s.relid = c.oid
                 WHERE c.oid = to_regclass(?) AND c.relkind IN ('r', 'p', 'm')
                """, table);
        if (estimate == null) {
            return OptionalLong.empty();
        }
        long rows = Long.parseLong(estimate);
        return OptionalLong.of(rows > 0 ? rows : count("(SELECT FROM " + table + " LIMIT " + enough + ") AS few"));
    }

    /** Exactly. */
    long count(String from) throws SQLException {
        return number("SELECT count(*) FROM " + from);
    }

    /** How many rows have a value in the column that nothing would make again: neither its default nor computed. */
    long values(String table, String column) throws SQLException {
        if (type(table, column) == null) {
            return 0;
        }
        String usual = text("""
                SELECT CASE WHEN a.attgenerated = '' THEN coalesce(pg_get_expr(d.adbin, d.adrelid), 'NULL') END
                  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                 WHERE a.attrelid = to_regclass(?) AND a.attname = ?
                """, table, column);
        String quoted = "\"" + column.replace("\"", "\"\"") + "\"";
        return usual == null
                ? 0
                : count(table + " WHERE " + quoted + " IS NOT NULL AND " + quoted + "::text IS DISTINCT FROM (" + usual
                        + ")::text");
    }

    /** What a query for one number answers. */
    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** The table of an index; null if there is none. */
    @Nullable
    String ofIndex(String index) throws SQLException {
        return text("SELECT indrelid::regclass::text FROM pg_index WHERE indexrelid = to_regclass(?)", index);
    }

    /** A column's type; null if there is none. */
    @Nullable
    String type(String table, String column) throws SQLException {
        return text(
                "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = to_regclass(?)"
                        + " AND attname = ? AND NOT attisdropped",
                table,
                column);
    }

    /** Whether a validated check says already that the column has a value in each row. */
    boolean isCheckedNotNull(String table, String column) throws SQLException {
        return text("""
                SELECT 'yes' FROM pg_constraint WHERE conrelid = to_regclass(?) AND contype = 'c' AND convalidated
                   AND pg_get_constraintdef(oid) ILIKE '%' || quote_ident(?) || ' IS NOT NULL%'
                """, table, column) != null;
    }

    /** Whether a function may answer differently for each row. */
    boolean isVolatile(String function) throws SQLException {
        return text("SELECT 'yes' FROM pg_proc WHERE proname = ? AND provolatile = 'v' LIMIT 1", function) != null;
    }

    private @Nullable String text(String query, String... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
