package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.migrations.Schema;

/** Where a schema lives, seen by its owner. */
record Database(Schema schema, String schemaName, String server, String name, PGSimpleDataSource source) {

    /** The library that applies its migrations. */
    Flyway flyway() {
        return schema.flyway(source, schemaName);
    }

    HistorySql historySql() {
        return new HistorySql(schema, schemaName);
    }

    /**
     * Connects.
     *
     * @throws Refused if that can't be, with what to do about it
     */
    Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException failure) {
            throw new Refused(NoConnection.explain(this, failure));
        }
    }

    /** Whether both schemas can share a transaction. */
    boolean sameAs(Database other) {
        return server.equals(other.server) && name.equals(other.name);
    }

    /** How a person finds it. */
    @Override
    public String toString() {
        return "database " + name + " at " + server;
    }
}
