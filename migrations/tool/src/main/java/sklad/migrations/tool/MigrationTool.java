package sklad.migrations.tool;

import picocli.CommandLine;

/** The migration step as a program of its own, for a container or a deployment script. */
public final class MigrationTool {

    private MigrationTool() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "sklad/migrations/tool/logback.xml");
        System.exit(new CommandLine(new MigrateCommand()).execute(arguments));
    }
}
