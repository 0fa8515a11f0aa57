package sklad.migrations.tool.entities;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import sklad.migrations.Schema;
import sklad.migrations.tool.catalog.Catalog;
import sklad.migrations.tool.catalog.CatalogReader;

/**
 * The entities' tables as a catalog. They are made on a scratch database and read back, so that expressions and types have
 * PostgreSQL's own normal form, and can be compared with what migrations have made.
 */
public final class Entities {

    private static final String SCHEMA = Schema.PROJECTIONS.schemaName();

    private final List<String> statements;

    private Entities(List<String> statements) {
        this.statements = statements;
    }

    /** Those of the query side. */
    public static Entities ofQuerySide() {
        return of("sklad.query", Entities.class.getClassLoader());
    }

    /** Reads the entities of a package and those below it. */
    public static Entities of(String packageName, ClassLoader loader) {
        return new Entities(EntityModel.statements(packageName, loader));
    }

    /** Makes the tables in an empty scratch database, and tells what came out. */
    public Catalog catalog(DataSource empty) throws SQLException {
        try (Connection connection = empty.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + SCHEMA);
            statement.execute("SET search_path = " + SCHEMA);
            for (String sql : statements) {
                execute(statement, sql);
            }
        }
        return CatalogReader.read(empty, SCHEMA).withoutRightsAndCode();
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new UnusableEntity(
                    "PostgreSQL refuses what an entity says: " + refused.getMessage() + "\nThe statement was: " + sql);
        }
    }
}
