package sklad.migrations.tool;

import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.Schema;

/** Where the databases are and who may log in, from the environment; nothing has a default. */
final class Settings {

    static final String ADMIN_URL = "SKLAD_ADMIN_URL";
    static final String EVENT_STORE_URL = "SKLAD_EVENT_STORE_URL";
    static final String PROJECTIONS_URL = "SKLAD_PROJECTIONS_URL";
    private static final String OWNER_PASSWORD = "SKLAD_OWNER_PASSWORD";

    private final Map<String, String> environment;

    Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    DatabaseRoles.Passwords passwords() {
        return new DatabaseRoles.Passwords(
                required(OWNER_PASSWORD), required("SKLAD_COMMAND_PASSWORD"), required("SKLAD_QUERY_PASSWORD"));
    }

    DataSource administrator() {
        return dataSource(ADMIN_URL, required("SKLAD_ADMIN_USER"), required("SKLAD_ADMIN_PASSWORD"));
    }

    /** The schema's database, as the role that owns it. */
    DataSource owner(Schema schema) {
        return dataSource(url(schema), DatabaseRoles.OWNER, required(OWNER_PASSWORD));
    }

    Address address(Schema schema) {
        return address(url(schema));
    }

    Address address(String variable) {
        PGSimpleDataSource parsed = parsed(variable);
        return new Address(
                parsed.getServerNames()[0] + ":" + parsed.getPortNumbers()[0],
                String.valueOf(parsed.getDatabaseName()));
    }

    private static String url(Schema schema) {
        return schema == Schema.EVENT_STORE ? EVENT_STORE_URL : PROJECTIONS_URL;
    }

    private String required(String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new Unusable("The environment variable " + variable + " is not set.");
        }
        return value;
    }

    private DataSource dataSource(String variable, String user, String password) {
        PGSimpleDataSource source = parsed(variable);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(10);
        return source;
    }

    private PGSimpleDataSource parsed(String variable) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(required(variable));
            return source;
        } catch (IllegalArgumentException unreadable) {
            throw new Unusable(variable + " is not a PostgreSQL URL: jdbc:postgresql://HOST:PORT/DATABASE");
        }
    }

    /** A database of a server. */
    record Address(String server, String database) {}

    /** A setting is missing or makes no sense. */
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message);
        }
    }
}
