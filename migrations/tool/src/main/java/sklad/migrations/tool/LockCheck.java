package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Finds the statements that would hold a heavy lock on a large table for long. Tables made in the same run do not count. */
final class LockCheck {

    private final Tables tables;
    private final long large;
    private final Set<String> made = new HashSet<>();
    private final List<HeavyLock> found = new ArrayList<>();

    /** The search path of the connection is the schema's. */
    LockCheck(Connection connection, long large) {
        this.tables = new Tables(connection);
        this.large = large;
    }

    /** All of a schema's steps, in their order. */
    List<HeavyLock> of(List<Step> steps) throws SQLException {
        AlteredTable altered = new AlteredTable(tables);
        for (Step step : steps) {
            for (SqlStatement statement : step.statements()) {
                remember(statement);
                check(step, statement, altered);
            }
        }
        return found;
    }

    private void remember(SqlStatement statement) {
        TokenReader reader = statement.reader();
        if (reader.take("CREATE")) {
            reader.take("UNLOGGED");
            if (reader.take("TABLE") || reader.take("MATERIALIZED", "VIEW")) {
                reader.take("IF", "NOT", "EXISTS");
                made.add(reader.name());
            }
        }
    }

    private void check(Step step, SqlStatement statement, AlteredTable altered) throws SQLException {
        TokenReader reader = statement.reader();
        if (reader.take("ALTER", "TABLE")) {
            reader.take("IF", "EXISTS");
            reader.take("ONLY");
            String table = reader.name();
            for (Danger danger : altered.by(table, reader.parts())) {
                add(step, statement, table, danger);
            }
        } else {
            Danger danger = Danger.none();
            String table = "";
            for (PlainStatement kind : PlainStatement.values()) {
                if (table.isEmpty()) {
                    table = kind.table(statement.reader(), tables);
                    danger = kind.danger();
                }
            }
            add(step, statement, table, danger);
        }
    }

    private void add(Step step, SqlStatement statement, String table, Danger danger) throws SQLException {
        if (table.isEmpty() || made.contains(table)) {
            return;
        }
        OptionalLong rows = tables.rows(table, large);
        if (rows.isPresent() && rows.getAsLong() >= large) {
            found.add(new HeavyLock(
                    step,
                    statement,
                    table.replace("\"", ""),
                    rows.getAsLong(),
                    danger.what(),
                    danger.lock(),
                    danger.safe()));
        }
    }

    /** What is bad about a statement, and what is better. */
    record Danger(String what, String lock, String safe) {

        static Danger none() {
            return new Danger("", "", "");
        }
    }
}
