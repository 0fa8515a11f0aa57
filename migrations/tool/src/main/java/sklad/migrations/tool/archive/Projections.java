package sklad.migrations.tool.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import sklad.migrations.tool.Refused;

/** The read tables that follow a store: they may have read further than what is restored, and then must begin again. */
public final class Projections {

    private static final String TOKENS = "SELECT processor_name, max(position) FROM token_entry GROUP BY 1 ORDER BY 1";
    private static final String HELD = """
            SELECT processor_name || ' by ' || owner FROM token_entry
             WHERE owner IS NOT NULL AND "timestamp"::timestamptz > clock_timestamp() - interval '30 seconds'
             ORDER BY 1
            """;
    private static final String TABLES = """
            SELECT quote_ident(relname) FROM pg_class
             WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
               AND relname <> 'schema_history'
             ORDER BY 1
            """;

    private final DataSource owner;
    private final String schema;
    private final String place;

    /**
     * Looks at nothing yet.
     *
     * @param owner connects as the role that owns the schema
     * @param schema its name
     * @param place how a person calls the database
     */
    public Projections(DataSource owner, String schema, String place) {
        this.owner = owner;
        this.schema = schema;
        this.place = place;
    }

    /** Says what to do about projections that have read beyond the end of a store. */
    public void refuseBeyond(long lastPosition) throws SQLException {
        try (Connection connection = connect()) {
            String ahead = tokens(connection).entrySet().stream()
                    .filter(token -> token.getValue() > lastPosition)
                    .map(token -> "%s at %,d".formatted(token.getKey(), token.getValue()))
                    .collect(Collectors.joining(", "));
            if (!ahead.isEmpty()) {
                throw new Refused("The projections in %s have read beyond the archive's end, position %,d: %s.%n"
                                .formatted(place, lastPosition, ahead)
                        + "They would never notice what is stored from there on. Stop the query side, and give"
                        + " --reset-projections to have them emptied and built again from the first event.");
            }
        }
    }

    /** Refuses while a query side works with them. */
    public void requireIdle() throws SQLException {
        try (Connection connection = connect()) {
            requireIdle(connection);
        }
    }

    /**
     * Empties all read tables, with the tokens, in one transaction; a query side builds them again when it starts.
     *
     * @return their names; none, if there are no projections yet
     */
    public List<String> reset() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL lock_timeout = '10s'");
            if (!areThere(connection)) {
                return List.of();
            }
            List<String> tables = texts(connection, TABLES);
            statement.execute("LOCK TABLE token_entry IN ACCESS EXCLUSIVE MODE");
            requireIdle(connection);
            statement.execute("TRUNCATE " + String.join(", ", tables));
            connection.commit();
            return tables;
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = owner.getConnection();
        connection.setSchema(schema);
        return connection;
    }

    private void requireIdle(Connection connection) throws SQLException {
        List<String> held = areThere(connection) ? texts(connection, HELD) : List.of();
        if (!held.isEmpty()) {
            throw new Refused("A query side is working with the projections in " + place + " ("
                    + String.join(", ", held) + "). Stop it first; if it was killed, wait half a minute.");
        }
    }

    private static boolean areThere(Connection connection) throws SQLException {
        return !texts(connection, "SELECT 1 WHERE to_regclass('token_entry') IS NOT NULL")
                .isEmpty();
    }

    private static Map<String, Long> tokens(Connection connection) throws SQLException {
        Map<String, Long> tokens = new TreeMap<>();
        if (!areThere(connection)) {
            return tokens;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TOKENS)) {
            while (rows.next()) {
                tokens.put(rows.getString(1), rows.getLong(2));
            }
        }
        return tokens;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
