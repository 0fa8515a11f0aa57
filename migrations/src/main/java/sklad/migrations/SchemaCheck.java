package sklad.migrations;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
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
            MigrationInfoService info = flyway.info();
            for (MigrationInfo migration : info.all()) {
                verify(schema, migration, info);
            }
        } catch (FlywayException failure) {
            throw new SchemaMismatch("The version of schema " + schema.schemaName()
                    + " can't be read. Is the database there? Run: ./sklad migrate current (" + failure.getMessage()
                    + ")");
        }
        verifyUnedited(schema, flyway);
    }

    private static void verify(Schema schema, MigrationInfo migration, MigrationInfoService info) {
        MigrationState state = migration.getState();
        if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
            throw new SchemaMismatch("Schema " + schema.schemaName() + " is ahead: this build does not know version "
                    + migration.getVersion() + ". Start the build that belongs to it; to compare, run: "
                    + "./sklad migrate current");
        }
        if (!state.isApplied() || state.isFailed()) {
            throw new SchemaMismatch("Schema " + schema.schemaName() + " is behind: it is at " + version(info.current())
                    + " and this build needs " + migration.getVersion() + " too. Run: ./sklad migrate upgrade");
        }
    }

    private static void verifyUnedited(Schema schema, Flyway flyway) {
        try {
            flyway.validate();
        } catch (FlywayException edited) {
            throw new SchemaMismatch("Schema " + schema.schemaName() + " was made by other migrations than this "
                    + "build's: one was edited after it was applied. Start the build that belongs to it; to compare, "
                    + "run: ./sklad migrate current (" + edited.getMessage() + ")");
        }
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
