package sklad.standalone.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import sklad.migrations.tool.MigrateCommand;
import sklad.standalone.EmbeddedSettings;
import sklad.standalone.Ports;

/** The migration tool, pointed at the embedded database unless the environment names another. */
final class Migrate {

    private static final String NAMES_ANOTHER = "SKLAD_EVENT_STORE_URL";

    private Migrate() {}

    static CommandLine command() {
        Map<String, String> environment = System.getenv();
        if (environment.containsKey(NAMES_ANOTHER)) {
            return new CommandLine(new MigrateCommand(environment));
        }
        OptionSpec data = OptionSpec.builder("--data")
                .paramLabel("DIR")
                .type(Path.class)
                .scopeType(ScopeType.INHERIT)
                .defaultValue("${env:SKLAD_DATA:-${sys:sklad.home:-.}/data}")
                .description("Of the embedded database in this directory. Default: data/ beside this script.")
                .build();
        OptionSpec portBase = OptionSpec.builder("--port-base")
                .paramLabel("N")
                .type(Integer.class)
                .scopeType(ScopeType.INHERIT)
                .defaultValue("${env:SKLAD_PORT_BASE:-8080}")
                .description("Start that database on this port + 5 if it does not run. Default: 8080.")
                .build();
        CommandLine command =
                new CommandLine(new MigrateCommand(new EmbeddedSettings(data::getValue, () -> postgresPort(portBase))));
        command.getCommandSpec().addOption(data).addOption(portBase);
        command.getCommandSpec()
                .usageMessage()
                .description(
                        "Brings both schemas to the version of this build. Without settings in the environment this is"
                                + " about the embedded database, which ./sklad start migrates by itself.");
        return command;
    }

    private static int postgresPort(OptionSpec portBase) {
        Integer base = portBase.getValue();
        return new Ports(base).postgres();
    }
}
