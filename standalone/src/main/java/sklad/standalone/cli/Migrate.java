package sklad.standalone.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import sklad.migrations.tool.MigrateCommand;
import sklad.standalone.EmbeddedSettings;
import sklad.standalone.Ports;

/** The migration tool, pointed at the embedded database unless the environment or a flag names another. */
final class Migrate {

    private Migrate() {}

    static CommandLine command() {
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
        EmbeddedSettings embedded = new EmbeddedSettings(data::getValue, () -> postgresPort(portBase));
        CommandLine command = new CommandLine(new MigrateCommand(System.getenv(), embedded));
        command.getCommandSpec().addOption(data).addOption(portBase);
        command.getCommandSpec()
                .usageMessage()
                .description(
                        "Brings both schemas from version to version, and back. Unless a flag or the environment names"
                                + " another, this is about the embedded database, which ./sklad start upgrades by"
                                + " itself.");
        return command;
    }

    private static int postgresPort(OptionSpec portBase) {
        Integer base = portBase.getValue();
        return new Ports(base).postgres();
    }
}
