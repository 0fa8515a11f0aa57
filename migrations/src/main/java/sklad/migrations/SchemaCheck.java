package sklad.migrations;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/** What a side asks before it serves anything: is the schema exactly the one that this build was written for? */
public final class SchemaCheck {

    private SchemaCheck() {}

    /**
     * Returns if the schema and this build belong together.
     *
     * @throws SchemaMismatch if the schema is missing, behind, ahead or edited; the message says what to do
     */
    public static void verify(Schema schema, DataSource dataSource) {
        Flyway flyway = schema.flyway(dataSource);
        try {
            verify(schema, flyway);
        } catch (FlywayException failure) {
            throw new SchemaMismatch(
                    "The version of schema " + schema.schemaName() + " can't be read: is the database prepared? Run: "
                            + "./sklad migrate upgrade (" + failure.getMessage() + ")");
        }
    }

    private static void verify(Schema schema, Flyway flyway) {
        for (MigrationInfo migration : flyway.info().all()) {
            MigrationState state = migration.getState();
            if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
                throw new SchemaMismatch("Schema " + schema.schemaName() + " is at version " + migration.getVersion()
                        + ", which this build does not know: it is ahead. Start the build that belongs to it.");
            }
            if (!state.isApplied()) {
                throw new SchemaMismatch("Schema " + schema.schemaName() + " is behind: it is at "
                        + version(flyway.info().current()) + " and this build needs " + migration.getVersion()
                        + " too. Run: ./sklad migrate upgrade");
            }
        }
        flyway.validate();
    }

    private static String version(@Nullable MigrationInfo current) {
        return current == null ? "no version" : "version " + current.getVersion();
    }

    /** The database and this build do not belong together. */
    public static final class SchemaMismatch extends RuntimeException {
        SchemaMismatch(String message) {
            super(message);
        }
    }
}
