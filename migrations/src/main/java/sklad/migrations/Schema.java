package sklad.migrations;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The two schemas; they are versioned apart and may live in different databases. */
public enum Schema {
    EVENT_STORE("event_store", "db/event-store"),
    PROJECTIONS("projections", "db/projections");

    /** Where Flyway looks; what is undone is the migration tool's business, and Flyway would refuse its names. */
    private static final String VERSIONED_SCRIPTS = "/V*.*";

    private final String schemaName;
    private final String location;

    Schema(String schemaName, String location) {
        this.schemaName = schemaName;
        this.location = location;
    }

    /** The name in PostgreSQL. */
    public String schemaName() {
        return schemaName;
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
        return flyway(owner).migrate().migrationsExecuted;
    }

    /** The library that applies this schema's migrations, pointed at a database. */
    public Flyway flyway(DataSource dataSource) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + location + VERSIONED_SCRIPTS)
                .schemas(schemaName)
                .defaultSchema(schemaName)
                .table("schema_history")
                .group(false)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .placeholders(placeholders())
                .load();
    }
}
