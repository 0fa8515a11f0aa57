package sklad.migrations.tool;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import sklad.migrations.tool.entities.Entities;

/** The migration tool's command line; each subcommand is a class of its own. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        version = "sklad 0.1.0",
        description = "Brings both schemas from version to version, and back.",
        subcommands = {
            BootstrapCommand.class,
            RevisionCommand.class,
            UpgradeCommand.class,
            DowngradeCommand.class,
            CurrentCommand.class,
            HistoryCommand.class,
            HeadsCommand.class,
            CheckCommand.class,
            RoundtripCommand.class,
            BaselineCommand.class,
            EventsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            HelpCommand.class,
        },
        footer = {
            "",
            "The databases are found by flags (--event-store-url, --projections-url), else by",
            "the environment, else by the sides' own files (--config).",
            "",
            "From the environment:",
            "  SKLAD_EVENT_STORE_URL, SKLAD_PROJECTIONS_URL",
            "      jdbc:postgresql://HOST:PORT/DATABASE",
            "  SKLAD_QUERY_SCHEMA",
            "      what the schema of the projections is called: projections, if not set",
            "  SKLAD_OWNER_PASSWORD",
            "      of role sklad_owner, or of the one that SKLAD_OWNER_USER names",
            "  SKLAD_ADMIN_URL, SKLAD_ADMIN_USER, SKLAD_ADMIN_PASSWORD",
            "      the server's administrator; only for bootstrap",
            "  SKLAD_COMMAND_PASSWORD, SKLAD_QUERY_PASSWORD",
            "      of the sides' roles; only for bootstrap",
            "",
            "Exit status: 0 done; 1 failed, refused, or there is a difference;",
            "2 wrong usage, or a setting is missing."
        })
public final class MigrateCommand {

    private static final String NAMES_A_DATABASE = Settings.EVENT_STORE_URL;

    private final Map<String, String> environment;
    private final @Nullable Map<String, String> usual;
    private final Supplier<Entities> entities;

    /** Takes its settings from the environment. */
    public MigrateCommand() {
        this(System.getenv());
    }

    /** For a caller that knows the settings: the names are those of the environment variables. */
    public MigrateCommand(Map<String, String> environment) {
        this(environment, null);
    }

    /** With the settings of the database that is meant when neither the environment nor a flag names one. */
    public MigrateCommand(Map<String, String> environment, @Nullable Map<String, String> usual) {
        this(environment, usual, Entities::ofQuerySide);
    }

    /** With other entities than the query side's, for tests. */
    MigrateCommand(Map<String, String> environment, @Nullable Map<String, String> usual, Supplier<Entities> entities) {
        this.environment = environment;
        this.usual = usual;
        this.entities = entities;
    }

    /** The one that a subcommand belongs to; it may itself belong to another command. */
    static MigrateCommand above(CommandSpec spec) {
        CommandSpec root = spec;
        while (!(root.userObject() instanceof MigrateCommand)) {
            root = root.parent();
        }
        return (MigrateCommand) root.userObject();
    }

    /** What the migrations of the projections are compared with; read anew each time. */
    Entities entities() {
        return entities.get();
    }

    /** For what asks no database: nothing is started, or looked up, for it. */
    Settings offline(Settings.Flags flags) {
        return new Settings(environment, flags);
    }

    Settings settings(Settings.Flags flags) {
        boolean named = flags.nameADatabase() || environment.containsKey(NAMES_A_DATABASE);
        return new Settings(named || usual == null ? environment : usual, flags);
    }
}
