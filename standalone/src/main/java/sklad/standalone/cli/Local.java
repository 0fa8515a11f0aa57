package sklad.standalone.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sklad.standalone.Ports;

/** Which of the systems on this machine is meant, by its ports. */
final class Local {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Ports ports = new Ports(Ports.DEFAULT_BASE);

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "${env:SKLAD_PORT_BASE:-8080}",
            description = "Ports are counted from here: +1 command side, +2 query side, +5 PostgreSQL,"
                    + " +9 identity provider. Default: 8080, or the environment variable SKLAD_PORT_BASE.")
    void setPortBase(int base) {
        try {
            ports = new Ports(base);
        } catch (IllegalArgumentException refusal) {
            throw new ParameterException(spec.commandLine(), "--port-base: " + refusal.getMessage());
        }
    }

    Ports ports() {
        return ports;
    }
}
