package sklad.migrations.tool.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads a schema from PostgreSQL's own catalog, in one transaction that changes nothing. */
public final class CatalogReader {

    /** What the migration tool keeps for itself. */
    private static final Set<String> OWN = Set.of("schema_history");

    private final Connection connection;
    private final String schema;
    private final Map<String, Table> tables = new TreeMap<>();
    private final Map<String, Definition> others = new TreeMap<>();

    private CatalogReader(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    public static Catalog read(DataSource database, String schema) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return new CatalogReader(connection, schema).read();
            } finally {
                connection.rollback();
            }
        }
    }

    private Catalog read() throws SQLException {
        // Names in this schema are then told without it, whatever the caller's path was.
        each("SELECT set_config('search_path', quote_ident(?), true)", row -> {});
        each(CatalogQueries.TABLES, row -> tables.put(row.getString("name"), table(row.getString("name"))));
        each(CatalogQueries.COLUMNS, row -> {
            Column column = new Column(
                    row.getString("name"),
                    row.getString("type"),
                    row.getBoolean("nullable"),
                    row.getString("collation"),
                    row.getString("default_value"),
                    row.getString("generated"));
            owner(row).columns().put(column.name(), column);
        });
        each(CatalogQueries.CONSTRAINTS, row -> {
            String name = row.getString("name");
            Constraint.Type type = Constraint.Type.of(row.getString("type"));
            owner(row).constraints().put(name, new Constraint(name, type, row.getString("sql")));
        });
        each(CatalogQueries.INDEXES, row -> {
            Index index = new Index(row.getString("name"), row.getString("sql"));
            owner(row).indexes().put(index.name(), index);
        });
        for (String query : CatalogQueries.OTHERS) {
            each(query, row -> {
                Definition definition =
                        new Definition(row.getString("kind"), row.getString("name"), row.getString("sql"));
                Map<String, Definition> place =
                        row.getString("owner") == null ? others : owner(row).others();
                place.put(definition.called(), definition);
            });
        }
        tables.keySet().removeAll(OWN);
        return new Catalog(schema, tables, others);
    }

    private Table owner(ResultSet row) throws SQLException {
        return tables.computeIfAbsent(row.getString("owner"), CatalogReader::table);
    }

    /** Columns stay in their order; the rest is in the order of its names. */
    private static Table table(String name) {
        return new Table(name, new LinkedHashMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    private void each(String sql, RowReader reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, schema);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
