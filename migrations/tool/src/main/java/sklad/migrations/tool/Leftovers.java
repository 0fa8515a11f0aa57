package sklad.migrations.tool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Indexes that a failed CREATE INDEX CONCURRENTLY leaves behind: of no use, and in the way of the next attempt. */
final class Leftovers {

    private Leftovers() {}

    /** Drops those that the script is going to make. */
    static void remove(Step step, Connection session, PrintWriter progress) throws SQLException {
        for (String index : invalid(session)) {
            if (step.statements().stream().anyMatch(sql -> makes(sql, index))) {
                try (Statement statement = session.createStatement()) {
                    statement.execute("DROP INDEX CONCURRENTLY " + index);
                }
                progress.println("  " + SchemaOption.name(step.schema()) + "  dropped the invalid index " + index
                        + " of an attempt that failed");
            }
        }
    }

    /** Says so if the script left one behind though no statement failed, as IF NOT EXISTS does. */
    static void refuse(Step step, Connection session) throws StepFailed {
        try {
            for (String index : invalid(session)) {
                if (step.statements().stream().anyMatch(sql -> makes(sql, index))) {
                    throw new StepFailed(step, step.script().place() + " left the index " + index + " invalid.");
                }
            }
        } catch (SQLException failure) {
            throw new StepFailed(step, "The indexes can't be checked: " + failure.getMessage());
        }
    }

    /** For the message after a failure. */
    static List<String> invalid(Connection session) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                          FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname = current_schema()
                         ORDER BY 1
                        """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static boolean makes(SqlStatement sql, String index) {
        TokenReader reader = sql.reader();
        if (!reader.take("CREATE") || !(reader.take("UNIQUE", "INDEX") || reader.take("INDEX"))) {
            return false;
        }
        boolean concurrently = reader.take("CONCURRENTLY");
        reader.take("IF", "NOT", "EXISTS");
        String bare = index.substring(index.indexOf('.') + 1).replace("\"", "");
        return concurrently && reader.name().replace("\"", "").equals(bare);
    }
}
