package sklad.migrations.tool.archive;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import sklad.migrations.Schema;
import sklad.migrations.tool.Refused;

/**
 * The database that an event store lives in.
 *
 * @param owner connects as the role that owns the schema
 * @param place how a person calls it
 */
public record StoreDatabase(DataSource owner, String place) {

    /** A connection with the settings that make COPY's text the same everywhere, in a transaction. */
    Connection begin(int isolation) throws SQLException {
        Connection connection = owner.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(isolation);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL TimeZone = 'UTC'");
            statement.execute("SET LOCAL DateStyle = 'ISO, YMD'");
            statement.execute("SET LOCAL search_path = event_store");
        }
        return connection;
    }

    /**
     * Asks whether there is a store at all.
     *
     * @throws Refused if not, with what to do about it
     */
    public void requireThere() {
        version();
    }

    /** The version of its schema, as its migration's file writes it. */
    String version() {
        try {
            MigrationInfo current = Schema.EVENT_STORE.flyway(owner).info().current();
            if (current == null) {
                throw new Refused(
                        "There is no event store in " + place + ". Make one: migrate upgrade --schema event-store");
            }
            return String.valueOf(current.getVersion());
        } catch (FlywayException failure) {
            throw new Refused("The event store in " + place + " can't be read: "
                    + String.valueOf(failure.getMessage()).strip());
        }
    }
}
