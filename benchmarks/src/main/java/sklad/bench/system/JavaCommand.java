package sklad.bench.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a Java process is started: by the same Java as this one, with what the image gives it. */
public final class JavaCommand {

    /**
     * A container of 1 GB, as in docker-compose.yml: what Java would find there by itself, and the image's own share of it.
     */
    public static final List<String> AS_IN_THE_IMAGE =
            List.of("-XX:MaxRAM=1g", "-XX:MaxRAMPercentage=70", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private JavaCommand() {}

    /** @param options before, and {@code arguments} from the jar or class on */
    public static List<String> of(List<String> options, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        line.add("-Daxoniq.update-checker.disabled=true");
        line.addAll(options);
        line.addAll(arguments);
        return line;
    }
}
