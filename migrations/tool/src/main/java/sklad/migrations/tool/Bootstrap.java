package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.Schema;

/** What only the server's administrator can do, once: the roles, and the databases that belong to the owner. */
final class Bootstrap {

    private Bootstrap() {}

    /** Safe to run again; says what it has done, a line each. */
    static List<String> run(Settings settings) throws SQLException {
        String server = settings.administratedServer();
        List<Database> databases =
                Arrays.stream(Schema.values()).map(settings::database).toList();
        DatabaseRoles.Passwords passwords = settings.passwords();
        List<String> done = new ArrayList<>();
        try (Connection administrator = settings.administrator().getConnection()) {
            DatabaseRoles.ensure(administrator, passwords);
            done.add("Roles " + String.join(", ", DatabaseRoles.OWNER, DatabaseRoles.COMMAND, DatabaseRoles.QUERY)
                    + " are there, with their passwords.");
            for (Database database : distinct(databases)) {
                done.add(
                        database.server().equals(server)
                                ? ensureDatabase(administrator, database.name())
                                : "Database " + database.name() + " is on another server, " + database.server()
                                        + ": bootstrap that one too, with its " + Settings.ADMIN_URL + ".");
            }
        }
        return done;
    }

    private static List<Database> distinct(List<Database> databases) {
        Database first = databases.get(0);
        boolean one = databases.stream().allMatch(first::sameAs);
        return one ? List.of(first) : databases;
    }

    private static String ensureDatabase(Connection administrator, String name) throws SQLException {
        if (exists(administrator, name)) {
            return "Database " + name + " is there.";
        }
        String quoted = administrator.createStatement().enquoteIdentifier(name, true);
        try (Statement statement = administrator.createStatement()) {
            statement.execute("CREATE DATABASE " + quoted + " OWNER " + DatabaseRoles.OWNER);
            statement.execute("REVOKE ALL ON DATABASE " + quoted + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + quoted + " TO " + DatabaseRoles.COMMAND + ", "
                    + DatabaseRoles.QUERY);
        }
        return "Database " + name + " is made.";
    }

    private static boolean exists(Connection administrator, String name) throws SQLException {
        try (PreparedStatement select = administrator.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
