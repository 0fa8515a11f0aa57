package sklad.migrations.tool;

import org.flywaydb.core.api.MigrationInfoService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sklad.migrations.Schema;

/** Says where each database stands. */
@Command(name = "current", description = "Says at which version the schemas are.")
final class CurrentCommand extends MigrateSubcommand {

    @Mixin
    private SchemaOption schema = new SchemaOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    int run() {
        for (Schema each : schema.all()) {
            Database database = connection.database(each);
            MigrationInfoService info = database.flyway().info();
            String version = info.current() == null
                    ? "no version"
                    : "version " + info.current().getVersion();
            out().printf("%-12s %s, %d pending%n", database.schemaName(), version, info.pending().length);
        }
        return DONE;
    }
}
