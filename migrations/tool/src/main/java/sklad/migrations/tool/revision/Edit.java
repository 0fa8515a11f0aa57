package sklad.migrations.tool.revision;

import java.util.stream.Collectors;

/**
 * One thing that a migration does, and how it is taken back.
 *
 * @param order which go first: tables before what hangs on them
 * @param kind how it is to be treated
 * @param up the statements, each with its semicolon; comments may stand between
 * @param down what takes them back; empty if there is nothing to do
 * @param note a line for whoever reads the script first
 */
record Edit(Order order, Kind kind, String up, String down, String note) {

    String upText() {
        return text(up);
    }

    String downText() {
        return text(down);
    }

    private String text(String sql) {
        return kind == Kind.TO_BE_CONFIRMED && !sql.isEmpty()
                ? sql.lines().map(line -> "-- " + line).collect(Collectors.joining("\n"))
                : sql;
    }

    /** In which order they run. */
    enum Order {
        TABLE,
        COLUMN,
        CONSTRAINT,
        FOREIGN_KEY,
        INDEX,
        REST
    }

    /** What becomes of it. */
    enum Kind {
        /** Runs. */
        PLAIN,
        /** Runs in a script of its own, which is not in a transaction. */
        APART,
        /** Would lose something: it is written as a comment. */
        TO_BE_CONFIRMED
    }
}
