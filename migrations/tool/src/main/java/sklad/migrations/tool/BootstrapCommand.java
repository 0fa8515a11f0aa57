package sklad.migrations.tool;

import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the server's administrator does once, before the first migration. */
@Command(
        name = "bootstrap",
        description = "Makes the three roles and, if missing, the databases. Safe to repeat.",
        footer = {
            "",
            "Needs SKLAD_ADMIN_URL, SKLAD_ADMIN_USER, SKLAD_ADMIN_PASSWORD (the server's administrator), and the",
            "passwords to give the roles: SKLAD_OWNER_PASSWORD, SKLAD_COMMAND_PASSWORD, SKLAD_QUERY_PASSWORD."
        })
final class BootstrapCommand extends MigrateSubcommand {

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    int run() throws SQLException {
        Bootstrap.run(connection.settings()).forEach(out()::println);
        return DONE;
    }
}
