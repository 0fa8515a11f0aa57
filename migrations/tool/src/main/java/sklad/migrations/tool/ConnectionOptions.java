package sklad.migrations.tool;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sklad.migrations.Schema;

/** How the two databases are found, each apart: by flags, else by the environment, else by the sides' own files. */
final class ConnectionOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--event-store-url",
            paramLabel = "URL",
            description = "jdbc:postgresql://HOST:PORT/DATABASE of the event store.")
    private @Nullable String eventStoreUrl;

    @Option(names = "--projections-url", paramLabel = "URL", description = "The same for the projections.")
    private @Nullable String projectionsUrl;

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            description = "The role that owns the schemas. Default: SKLAD_OWNER_USER, or else sklad_owner.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Its first line is the password of that role. Default: SKLAD_OWNER_PASSWORD.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A side's configuration (command-side.yml, query-side.yml): the addresses of the databases"
                    + " are read from it, never a password. May be repeated.")
    private List<Path> config = List.of();

    Settings settings() {
        return command().settings(flags());
    }

    /** Without looking for a database, or starting the one that is usually meant. */
    Settings offline() {
        return command().offline(flags());
    }

    Database database(Schema schema) {
        return settings().database(schema);
    }

    private MigrateCommand command() {
        return MigrateCommand.above(spec);
    }

    private Settings.Flags flags() {
        return new Settings.Flags(eventStoreUrl, projectionsUrl, user, passwordFile, config);
    }
}
