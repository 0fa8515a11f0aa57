package sklad.migrations.tool;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sklad.migrations.Schema;

/** The migration step; it runs before the sides, as the schemas' owner. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Prepares the databases and brings both schemas to the version of this build.",
        footer = {
            "",
            "From the environment:",
            "  SKLAD_EVENT_STORE_URL, SKLAD_PROJECTIONS_URL",
            "      jdbc:postgresql://HOST:PORT/DATABASE",
            "  SKLAD_OWNER_PASSWORD",
            "      of role sklad_owner",
            "  SKLAD_ADMIN_URL, SKLAD_ADMIN_USER, SKLAD_ADMIN_PASSWORD",
            "      the server's administrator; only for bootstrap",
            "  SKLAD_COMMAND_PASSWORD, SKLAD_QUERY_PASSWORD",
            "      of the sides' roles; only for bootstrap",
            "",
            "Exit status: 0 done; 1 the database is away or refused;",
            "2 wrong usage, or a setting is missing."
        })
public final class MigrateCommand {

    private final Settings settings;

    @Spec
    private @Nullable CommandSpec spec;

    /** Takes its settings from the environment. */
    public MigrateCommand() {
        this(System.getenv());
    }

    /** For a caller that knows the settings: the names are those of the environment variables. */
    public MigrateCommand(Map<String, String> settings) {
        this.settings = new Settings(settings);
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes the three roles and, if missing, the databases.")
    int bootstrap() {
        return run(() -> Bootstrap.run(settings));
    }

    @Command(mixinStandardHelpOptions = true, description = "Applies all pending migrations, of both schemas or one.")
    int upgrade(
            @Parameters(arity = "0..1", paramLabel = "SCHEMA", description = "event_store or projections")
                    Optional<String> schema) {
        return run(() -> schemas(schema).stream().map(this::upgraded).toList());
    }

    @Command(mixinStandardHelpOptions = true, description = "Says at which version the schemas are.")
    int current() {
        return run(() -> Arrays.stream(Schema.values()).map(this::described).toList());
    }

    private String upgraded(Schema schema) {
        int applied = schema.migrate(settings.owner(schema));
        return "%-12s %d applied, now at %s".formatted(schema.schemaName(), applied, version(info(schema)));
    }

    private String described(Schema schema) {
        MigrationInfoService info = info(schema);
        return "%-12s %s, %d pending".formatted(schema.schemaName(), version(info), info.pending().length);
    }

    private MigrationInfoService info(Schema schema) {
        return schema.flyway(settings.owner(schema)).info();
    }

    private static String version(MigrationInfoService info) {
        return info.current() == null
                ? "no version"
                : "version " + info.current().getVersion();
    }

    private static List<Schema> schemas(Optional<String> name) {
        List<Schema> chosen = Arrays.stream(Schema.values())
                .filter(schema -> name.isEmpty() || schema.schemaName().equals(name.get()))
                .toList();
        if (chosen.isEmpty()) {
            throw new Settings.Unusable("There is no schema " + name.orElse("") + ": event_store or projections.");
        }
        return chosen;
    }

    private int run(Step step) {
        PrintWriter out = out();
        try {
            step.run().forEach(out::println);
            return 0;
        } catch (Settings.Unusable failure) {
            return failed(failure, 2);
        } catch (SQLException failure) {
            return failed(failure, 1);
        } catch (FlywayException failure) {
            return failed(failure.getCause() instanceof SQLException cause ? cause : failure, 1);
        }
    }

    private int failed(Exception failure, int status) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println(String.valueOf(failure.getMessage()).strip());
        return status;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private interface Step {
        List<String> run() throws SQLException;
    }
}
