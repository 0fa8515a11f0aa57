package sklad.migrations.tool;

import org.flywaydb.core.api.MigrationInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sklad.migrations.Schema;

/** Applies what is pending. */
@Command(name = "upgrade", description = "Applies all pending migrations, of both schemas or one.")
final class UpgradeCommand extends MigrateSubcommand {

    @Mixin
    private SchemaOption schema = new SchemaOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    int run() {
        for (Schema each : schema.all()) {
            Database database = connection.database(each);
            int applied = each.migrate(database.source(), database.schemaName());
            MigrationInfo current = database.flyway().info().current();
            out().printf("%-12s %d applied, now at version %s%n", database.schemaName(), applied, current.getVersion());
        }
        return DONE;
    }
}
