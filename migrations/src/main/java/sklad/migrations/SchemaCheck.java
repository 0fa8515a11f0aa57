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

    private final String name;
    private final String upgrade;
    private final Flyway flyway;

    private SchemaCheck(Schema schema, String name, DataSource dataSource) {
        this.name = name;
        this.upgrade = name.equals(schema.schemaName())
                ? "./sklad migrate upgrade"
                : Schema.PROJECTIONS_NAME + "=" + name + " ./sklad migrate upgrade";
        this.flyway = schema.flyway(dataSource, name);
    }

    /**
     * Returns if the schema and this build belong together.
     *
     * @throws SchemaMismatch if the schema is missing, behind, ahead or edited; the message says what to do
     */
    public static void verify(Schema schema, DataSource dataSource) {
        verify(schema, schema.schemaName(), dataSource);
    }

    /** Likewise, for the schema under another name. */
    public static void verify(Schema schema, String name, DataSource dataSource) {
        new SchemaCheck(schema, name, dataSource).verify();
    }

    private void verify() {
        try {
            MigrationInfoService info = flyway.info();
            for (MigrationInfo migration : info.all()) {
                verifyApplied(migration, info);
                verifyUnedited(migration);
            }
        } catch (FlywayException failure) {
            throw new SchemaMismatch("The version of schema " + name
                    + " can't be read. Is the database there? Run: ./sklad migrate current (" + failure.getMessage()
                    + ")");
        }
    }

    private void verifyApplied(MigrationInfo migration, MigrationInfoService info) {
        MigrationState state = migration.getState();
        if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
            throw new SchemaMismatch("Schema " + name + " is ahead: this build does not know version "
                    + migration.getVersion() + ". Start the build that belongs to it; to compare, run: "
                    + "./sklad migrate current");
        }
        if (!state.isApplied() || state.isFailed()) {
            throw new SchemaMismatch("Schema " + name + " is behind: it is at " + version(info.current())
                    + " and this build needs " + migration.getVersion() + " too. Run: " + upgrade);
        }
    }

    private void verifyUnedited(MigrationInfo migration) {
        boolean gone = migration.getState() == MigrationState.MISSING_SUCCESS;
        if (gone
                || !migration.isChecksumMatching()
                || !migration.isDescriptionMatching()
                || !migration.isTypeMatching()) {
            throw new SchemaMismatch("Schema " + name + " was made by other migrations than this build's: version "
                    + migration.getVersion() + " " + (gone ? "is not among them" : "was edited after it was applied")
                    + ". Start the build that belongs to it; to compare, run: ./sklad migrate current");
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
