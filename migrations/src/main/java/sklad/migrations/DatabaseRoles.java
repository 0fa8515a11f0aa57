package sklad.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The three database roles: the owner runs migrations, the command side appends, the query side reads the history and
 * writes its projections. Roles belong to the whole PostgreSQL cluster, so they are made by its administrator, before any
 * migration.
 */
public final class DatabaseRoles {

    public static final String OWNER = "sklad_owner";
    public static final String COMMAND = "sklad_command";
    public static final String QUERY = "sklad_query";

    private DatabaseRoles() {}

    /** Makes the roles that are missing and sets the passwords of all three. */
    public static void ensure(Connection administrator, Passwords passwords) throws SQLException {
        ensure(administrator, OWNER, passwords.owner());
        ensure(administrator, COMMAND, passwords.command());
        ensure(administrator, QUERY, passwords.query());
    }

    private static void ensure(Connection administrator, String role, String password) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            if (!exists(administrator, role)) {
                statement.execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
            }
            statement.execute("ALTER ROLE " + role + " PASSWORD " + literal(administrator, password));
        }
    }

    private static boolean exists(Connection administrator, String role) throws SQLException {
        try (PreparedStatement select = administrator.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
            select.setString(1, role);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String literal(Connection connection, String value) throws SQLException {
        try (PreparedStatement quote = connection.prepareStatement("SELECT quote_literal(?)")) {
            quote.setString(1, value);
            try (ResultSet rows = quote.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** One password a role. */
    public record Passwords(String owner, String command, String query) {}
}
