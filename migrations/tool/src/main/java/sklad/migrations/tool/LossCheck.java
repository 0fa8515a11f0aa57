package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sklad.migrations.Schema;

/** Finds what an undo script would destroy: dropped tables with rows, dropped columns with values, and what it declares. */
final class LossCheck {

    private static final Pattern EXPENDABLE = Pattern.compile("(?m)^--\\s*expendable:\\s*([\\w, ]+)");
    private static final Pattern DECLARED = Pattern.compile("(?m)^--\\s*loses:\\s*(.+?);?\\s*$");

    private final Connection connection;
    private final Tables tables;
    private final boolean locking;

    /** Locked, a table keeps the count that was found until the transaction ends. */
    LossCheck(Connection connection, boolean locking) {
        this.connection = connection;
        this.tables = new Tables(connection);
        this.locking = locking;
    }

    List<Loss> of(Step step) throws SQLException {
        List<Loss> losses = new ArrayList<>();
        Set<String> expendable = expendable(step.script());
        for (SqlStatement statement : step.statements()) {
            for (Target target : targets(statement)) {
                if (!expendable.contains(bare(target.table()))) {
                    add(step, target, losses);
                }
            }
        }
        Matcher declared = DECLARED.matcher(SqlStatement.resolved(step.schema(), step.script()));
        while (declared.find()) {
            long rows = tables.number(declared.group(1));
            if (rows > 0) {
                losses.add(new Loss(
                        step,
                        rows + " rows that this finds: " + declared.group(1),
                        step.schema() == Schema.EVENT_STORE));
            }
        }
        return losses;
    }

    private void add(Step step, Target target, List<Loss> losses) throws SQLException {
        if (!tables.exists(target.table())) {
            return;
        }
        if (locking) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("LOCK TABLE " + target.table() + " IN ACCESS EXCLUSIVE MODE");
            }
        }
        boolean column = !target.column().isEmpty();
        long rows = column ? tables.values(target.table(), bare(target.column())) : tables.count(target.table());
        if (rows > 0) {
            String table = SchemaOption.name(step.schema()) + " table " + bare(target.table());
            String what = column
                    ? rows + " values in column " + bare(target.column()) + " of " + table
                    : rows + " rows of " + table;
            losses.add(new Loss(step, what, step.schema() == Schema.EVENT_STORE));
        }
    }

    private static List<Target> targets(SqlStatement statement) {
        TokenReader reader = statement.reader();
        if (reader.take("DROP", "TABLE") || reader.take("TRUNCATE")) {
            reader.take("TABLE");
            reader.take("IF", "EXISTS");
            reader.take("ONLY");
            return reader.names().stream().map(table -> new Target(table, "")).toList();
        }
        if (reader.take("DELETE", "FROM")) {
            reader.take("ONLY");
            return List.of(new Target(reader.name(), ""));
        }
        if (reader.take("ALTER", "TABLE")) {
            reader.take("IF", "EXISTS");
            reader.take("ONLY");
            String table = reader.name();
            return reader.parts().stream()
                    .flatMap(action -> droppedColumn(new TokenReader(action)))
                    .map(column -> new Target(table, column))
                    .toList();
        }
        return List.of();
    }

    private static Stream<String> droppedColumn(TokenReader action) {
        if (!action.take("DROP") || action.take("CONSTRAINT")) {
            return Stream.of();
        }
        action.take("COLUMN");
        action.take("IF", "EXISTS");
        return Stream.of(action.name());
    }

    private static Set<String> expendable(Script script) {
        Matcher header = EXPENDABLE.matcher(script.sql());
        return header.find()
                ? Stream.of(header.group(1).split(",")).map(String::strip).collect(Collectors.toSet())
                : new HashSet<>();
    }

    private static String bare(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace("\"", "");
    }

    /** A table, or a column of one. */
    private record Target(String table, String column) {}

    /** What would be gone; the event store's is evidence, which no flag gives up. */
    record Loss(Step step, String what, boolean evidence) {

        @Override
        public String toString() {
            return step.script().file() + ": " + what;
        }
    }
}
