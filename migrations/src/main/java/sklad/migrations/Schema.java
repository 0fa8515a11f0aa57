package sklad.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The two schemas; they are versioned apart and may live in different databases. The projections may be there more than
 * once, each under a name of its own: a release builds its own beside those that are being read.
 */
public enum Schema {
    EVENT_STORE("event_store", "db/event-store"),
    PROJECTIONS("projections", "db/projections");

    /** The environment variable that gives the projections another name; the query side knows it too. */
    public static final String PROJECTIONS_NAME = "SKLAD_QUERY_SCHEMA";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** Where Flyway looks; what is undone is the migration tool's business, and Flyway would refuse its names. */
    private static final String VERSIONED_SCRIPTS = "/V*.*";

    private final String schemaName;
    private final String location;

    Schema(String schemaName, String location) {
        this.schemaName = schemaName;
        this.location = location;
    }

    /** The name in PostgreSQL, if it is given no other. */
    public String schemaName() {
        return schemaName;
    }

    /** Returns the name if a schema of the projections can be called so; the event store is always where it is. */
    public static String usableName(String name) {
        boolean taken = name.equals(EVENT_STORE.schemaName)
                || name.equals("public")
                || name.startsWith("pg_")
                || name.contains("_shadow_");
        if (taken || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The projections can't be in a schema called '" + name
                    + "': a name has small letters, digits and _, begins with a letter, is at most 40 characters long,"
                    + " is neither event_store nor public nor one of PostgreSQL's own, and has no _shadow_ in it");
        }
        return name;
    }

    /** The name in PostgreSQL, by these settings. */
    public String nameBy(Map<String, String> environment) {
        String given = this == PROJECTIONS ? environment.getOrDefault(PROJECTIONS_NAME, "") : "";
        return given.isBlank() ? schemaName : usableName(given);
    }

    /** The folder of its scripts on the class path. */
    public String location() {
        return location;
    }

    /** What scripts may write in place of the names of roles: a placeholder's name, and its value. */
    public Map<String, String> placeholders() {
        return Map.of("commandRole", DatabaseRoles.COMMAND, "queryRole", DatabaseRoles.QUERY);
    }

    /** Applies every pending migration, as the owner; returns how many there were. */
    public int migrate(DataSource owner) {
        return migrate(owner, schemaName);
    }

    /** Likewise, of the schema under another name. */
    public int migrate(DataSource owner, String name) {
        if (!name.equals(schemaName)) {
            makeRoomForTheFirstMigration(owner);
        }
        return flyway(owner, name).migrate().migrationsExecuted;
    }

    /** The library that applies this schema's migrations, pointed at a database. */
    public Flyway flyway(DataSource dataSource) {
        return flyway(dataSource, schemaName);
    }

    /** Likewise, for the schema under another name; migrations never say what it is called. */
    public Flyway flyway(DataSource dataSource, String name) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + location + VERSIONED_SCRIPTS)
                .schemas(name)
                .defaultSchema(name)
                .table("schema_history")
                // The history's times have no zone of their own.
                .initSql("SET TIME ZONE 'UTC'")
                // One at a time: Flyway groups only what is of one kind, and CREATE INDEX CONCURRENTLY would wait for a
                // lock that is a transaction.
                .group(false)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .placeholders(placeholders())
                .load();
    }

    /** V001 grants a right on the schema by its first name, which must be there, if only empty; V020 grants the one in use. */
    private void makeRoomForTheFirstMigration(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schemaName);
        } catch (SQLException failure) {
            throw new IllegalStateException("Can't make the schema " + schemaName, failure);
        }
    }
}
