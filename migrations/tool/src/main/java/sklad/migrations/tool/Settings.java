package sklad.migrations.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.Schema;

/** Where the databases are and who may log in: flags before environment before the sides' files; no address has a default. */
final class Settings {

    static final String ADMIN_URL = "SKLAD_ADMIN_URL";
    static final String EVENT_STORE_URL = "SKLAD_EVENT_STORE_URL";
    static final String PROJECTIONS_URL = "SKLAD_PROJECTIONS_URL";
    private static final String OWNER_PASSWORD = "SKLAD_OWNER_PASSWORD";

    private final Map<String, String> environment;
    private final Flags flags;

    Settings(Map<String, String> environment, Flags flags) {
        this.environment = environment;
        this.flags = flags;
    }

    DatabaseRoles.Passwords passwords() {
        return new DatabaseRoles.Passwords(
                ownerPassword(), required("SKLAD_COMMAND_PASSWORD"), required("SKLAD_QUERY_PASSWORD"));
    }

    DataSource administrator() {
        PGSimpleDataSource source = parsed(ADMIN_URL, required(ADMIN_URL));
        source.setUser(required("SKLAD_ADMIN_USER"));
        source.setPassword(required("SKLAD_ADMIN_PASSWORD"));
        return source;
    }

    /** The server of the administrator. */
    String administratedServer() {
        return server(parsed(ADMIN_URL, required(ADMIN_URL)));
    }

    /** The schema's database, as the role that owns it. */
    Database database(Schema schema) {
        PGSimpleDataSource source = address(schema);
        source.setUser(user());
        source.setPassword(ownerPassword());
        return new Database(
                schema, schemaName(schema), server(source), String.valueOf(source.getDatabaseName()), source);
    }

    String schemaName(Schema schema) {
        try {
            return schema.nameBy(environment);
        } catch (IllegalArgumentException unusable) {
            throw new Unusable(Schema.PROJECTIONS_NAME + ": " + unusable.getMessage());
        }
    }

    private PGSimpleDataSource address(Schema schema) {
        boolean store = schema == Schema.EVENT_STORE;
        String flag = store ? flags.eventStoreUrl() : flags.projectionsUrl();
        if (flag != null) {
            String name = "--" + SchemaOption.name(schema) + "-url";
            PGSimpleDataSource source = parsed(name, flag);
            if (source.getPassword() != null) {
                throw new Unusable(name + " must not carry a password: others see command lines. Use --password-file.");
            }
            return source;
        }
        String variable = store ? EVENT_STORE_URL : PROJECTIONS_URL;
        String configured = flags.config().isEmpty()
                        || !environment.getOrDefault(variable, "").isBlank()
                ? null
                : SideConfig.url(schema, flags.config(), environment);
        return parsed(variable, configured == null ? required(variable) : configured);
    }

    String user() {
        return flags.user() != null ? flags.user() : environment.getOrDefault("SKLAD_OWNER_USER", DatabaseRoles.OWNER);
    }

    private String ownerPassword() {
        Path file = flags.passwordFile();
        if (file == null) {
            return required(OWNER_PASSWORD);
        }
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException failure) {
            throw new Unusable("The password file " + file + " can't be read: " + failure);
        }
    }

    private String required(String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new Unusable("The environment variable " + variable + " is not set.");
        }
        return value;
    }

    private static String server(PGSimpleDataSource source) {
        return Objects.requireNonNull(source.getServerNames())[0] + ":"
                + Objects.requireNonNull(source.getPortNumbers())[0];
    }

    private static PGSimpleDataSource parsed(String setting, String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException unreadable) {
            throw new Unusable(setting + " is not a PostgreSQL URL: jdbc:postgresql://HOST:PORT/DATABASE");
        }
        source.setConnectTimeout(10);
        return source;
    }

    /** What the command line says of connections. */
    record Flags(
            @Nullable String eventStoreUrl,
            @Nullable String projectionsUrl,
            @Nullable String user,
            @Nullable Path passwordFile,
            List<Path> config) {

        static final Flags NONE = new Flags(null, null, null, null, List.of());

        /** Whether they name a database, so that no other is meant. */
        boolean nameADatabase() {
            return eventStoreUrl != null || projectionsUrl != null || !config.isEmpty();
        }
    }
}
