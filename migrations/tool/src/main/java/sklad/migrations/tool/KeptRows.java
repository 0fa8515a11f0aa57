package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sklad.migrations.tool.catalog.Catalog;
import sklad.migrations.tool.catalog.Constraint;
import sklad.migrations.tool.catalog.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a schema at one moment, to see later which are gone or have lost something. */
final class KeptRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> queries;
    private final Map<String, List<JsonNode>> rows = new LinkedHashMap<>();

    private KeptRows(Map<String, String> queries) {
        this.queries = queries;
    }

    static KeptRows of(Catalog catalog, Connection session) throws SQLException {
        Map<String, String> queries = new LinkedHashMap<>();
        catalog.tables().values().forEach(table -> queries.put(table.name(), query(table)));
        KeptRows kept = new KeptRows(queries);
        for (Map.Entry<String, String> query : queries.entrySet()) {
            kept.rows.put(query.getKey(), read(session, query.getValue()));
        }
        return kept;
    }

    /** A line for each table that has lost rows, and each column whose values are others now; what was null may be filled. */
    List<String> lost(Connection session) throws SQLException {
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, List<JsonNode>> table : rows.entrySet()) {
            List<JsonNode> before = table.getValue();
            List<JsonNode> now = read(session, String.valueOf(queries.get(table.getKey())));
            if (before.size() != now.size()) {
                lost.add("table " + table.getKey() + " had " + before.size() + " rows, and has " + now.size());
                continue;
            }
            Set<String> told = new HashSet<>();
            for (int i = 0; i < before.size(); i++) {
                compare(table.getKey(), before.get(i), now.get(i), told, lost);
            }
        }
        return lost;
    }

    private static void compare(String table, JsonNode before, JsonNode now, Set<String> told, List<String> lost) {
        for (Map.Entry<String, JsonNode> value : before.properties()) {
            JsonNode after = now.path(value.getKey());
            if (!value.getValue().isNull() && !value.getValue().equals(after) && told.add(value.getKey())) {
                lost.add(
                        "column " + value.getKey() + " of " + table + " was " + value.getValue() + ", and is " + after);
            }
        }
    }

    /** In the order of the primary key, which stays when rows move; or else of all that is in them. */
    private static String query(Table table) {
        String order = table.constraints().values().stream()
                .filter(constraint -> constraint.type() == Constraint.Type.PRIMARY_KEY)
                .map(key -> key.sql().replaceFirst("^PRIMARY KEY \\((.*?)\\).*$", "$1"))
                .collect(Collectors.joining());
        return "SELECT to_jsonb(t)::text FROM \"" + table.name() + "\" t ORDER BY "
                + (order.isEmpty() ? "to_jsonb(t)::text" : order);
    }

    private static List<JsonNode> read(Connection session, String query) throws SQLException {
        List<JsonNode> found = new ArrayList<>();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(JSON.readTree(rows.getString(1)));
            }
        }
        return found;
    }
}
