package sklad.migrations.tool;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says why a database can't be reached, and what to do. */
final class NoConnection {

    private NoConnection() {}

    static String explain(Database database, SQLException failure) {
        String role = String.valueOf(database.source().getUser());
        String server = database.server();
        @Nullable String state = failure.getSQLState();
        return switch (state == null ? "" : state) {
            case "28P01", "28000" ->
                role + " can't log in at " + server + ": the password is wrong, or there is no such role. The password"
                        + " is taken from --password-file, or else from SKLAD_OWNER_PASSWORD; migrate bootstrap makes"
                        + " the roles." + said(failure);
            case "3D000" ->
                "There is no database " + database.name() + " at " + server
                        + ". Make it with migrate bootstrap, or correct the address." + said(failure);
            case "42501" ->
                role + " may not connect to " + database + ". migrate bootstrap makes databases that it may."
                        + said(failure);
            case "08001", "08004", "08006" ->
                "No PostgreSQL answers at " + server + ". Is it running, and the address right?" + said(failure);
            case "57P03" -> "PostgreSQL at " + server + " is starting or stopping; try again." + said(failure);
            case "53300" ->
                "PostgreSQL at " + server + " has no connection left; try again when it is less busy." + said(failure);
            default -> "Can't connect to " + database + "." + said(failure);
        };
    }

    private static String said(SQLException failure) {
        return " (" + String.valueOf(failure.getMessage()).strip() + ")";
    }
}
