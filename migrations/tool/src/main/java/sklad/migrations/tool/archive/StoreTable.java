package sklad.migrations.tool.archive;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of the event store, and the SQL that moves its rows.
 *
 * @param key the columns of its primary key, the order of its rows
 * @param refersTo tables whose rows must be there before
 * @param counted the columns that a sequence fills
 * @param seeded whether the migration that made it has put a row there, which is replaced
 */
record StoreTable(
        String name,
        List<String> columns,
        List<String> key,
        Set<String> refersTo,
        List<String> counted,
        boolean seeded) {

    String qualified() {
        return "event_store." + quoted(name);
    }

    String columnList() {
        return list(columns);
    }

    String copyOut() {
        return "COPY (SELECT " + columnList() + " FROM " + qualified() + (key.isEmpty() ? "" : " ORDER BY " + list(key))
                + ") TO STDOUT";
    }

    String copyIn() {
        return "COPY " + (seeded ? waitingRoom() : qualified()) + " (" + columnList() + ") FROM STDIN";
    }

    /** Lets the sequences go on after what came in. */
    List<String> continueCounting() {
        return counted.stream()
                .map(column -> "SELECT setval(pg_get_serial_sequence('%s', '%s'), max(%s)) FROM %s HAVING max(%s) > 0"
                        .formatted(qualified(), column.replace("'", "''"), quoted(column), qualified(), quoted(column)))
                .toList();
    }

    /** Before the rows of a seeded table come in. */
    String makeWaitingRoom() {
        return "CREATE TEMPORARY TABLE " + waitingRoom() + " (LIKE " + qualified() + ") ON COMMIT DROP";
    }

    /** Puts what came in over what the migration has left there. */
    String leaveWaitingRoom() {
        String assignments = columns.stream()
                .map(column -> quoted(column) + " = excluded." + quoted(column))
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + qualified() + " (" + columnList() + ") SELECT " + columnList() + " FROM "
                + waitingRoom() + " ON CONFLICT (" + list(key) + ") DO UPDATE SET " + assignments;
    }

    private String waitingRoom() {
        return quoted("archived_" + name);
    }

    private static String list(List<String> names) {
        return names.stream().map(StoreTable::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
