package sklad.migrations.tool.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sklad.migrations.tool.Refused;

/** Which tables an archive holds: all that the catalog knows in the schema, but for a few by name. */
final class StoreTables {

    /** What is not archived, and why. */
    static final Map<String, String> LEFT_OUT = new TreeMap<>(Map.of(
            "schema_history", "it belongs to the database",
            "snapshot", "a shortcut, made again"));

    /** What has its row from the migration that made it: replaced, not added to. */
    private static final Set<String> SEEDED = Set.of("head");

    private static final String CATALOG = """
            SELECT c.relname,
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                          ORDER BY a.attnum),
                   ARRAY(SELECT a.attname::text FROM pg_index i
                           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int2[])
                          WHERE i.indrelid = c.oid AND i.indisprimary
                          ORDER BY array_position(i.indkey::int2[], a.attnum)),
                   ARRAY(SELECT DISTINCT f.confrelid::regclass::text FROM pg_constraint f
                          WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid),
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                            AND pg_get_serial_sequence(c.oid::regclass::text, a.attname) IS NOT NULL)
              FROM pg_class c
             WHERE c.relnamespace = 'event_store'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
             ORDER BY c.relname
            """;

    private StoreTables() {}

    /** What belongs in an archive; no table before one that it refers to. */
    static List<StoreTable> archived(Connection connection) throws SQLException {
        List<StoreTable> unordered = new ArrayList<>(all(connection));
        unordered.removeIf(table -> LEFT_OUT.containsKey(table.name()));
        List<StoreTable> ordered = new ArrayList<>();
        while (!unordered.isEmpty()) {
            Set<String> waiting = unordered.stream().map(StoreTable::name).collect(Collectors.toSet());
            List<StoreTable> ready = unordered.stream()
                    .filter(table -> table.refersTo().stream().noneMatch(waiting::contains))
                    .toList();
            if (ready.isEmpty()) {
                throw new Refused("These tables refer to each other in a circle: " + waiting);
            }
            ordered.addAll(ready);
            unordered.removeAll(ready);
        }
        return ordered;
    }

    /** The rows of each table that would not be there if nothing had happened yet. */
    static Map<String, Long> content(Connection connection) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (StoreTable table : all(connection)) {
            if (!table.seeded() && !table.name().equals("schema_history")) {
                long rows = number(connection, "SELECT count(*) FROM " + table.qualified());
                if (rows > 0) {
                    counts.put(table.name(), rows);
                }
            }
        }
        return counts;
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<StoreTable> all(Connection connection) throws SQLException {
        List<StoreTable> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CATALOG)) {
            while (rows.next()) {
                String name = rows.getString(1);
                tables.add(new StoreTable(
                        name,
                        texts(rows, 2),
                        texts(rows, 3),
                        Set.copyOf(texts(rows, 4)),
                        texts(rows, 5),
                        SEEDED.contains(name)));
            }
        }
        return tables;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
