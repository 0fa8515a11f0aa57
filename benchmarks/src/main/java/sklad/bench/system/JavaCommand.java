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

    /** The system property with more options for all Java processes, to look into them. */
    public static final String MORE_OPTIONS = "sklad.bench.java-options";

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
        String more = System.getProperty(MORE_OPTIONS, "").strip();
        if (!more.isEmpty()) {
            line.addAll(List.of(more.split("\\s+", -1)));
        }
        line.addAll(arguments);
        return line;
    }
}
