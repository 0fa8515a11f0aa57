package sklad.standalone.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a system on this machine keeps its data. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:SKLAD_DATA:-${sys:sklad.home:-.}/data}",
            description = "Directory that keeps database, secrets and logs. Default: data/ beside this script,"
                    + " or the environment variable SKLAD_DATA.")
    private Path data = Path.of("data");

    Path path() {
        return data;
    }
}
