package sklad.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sklad.bench.measure.BenchmarkFailed;

/** How a Java process is started: by the same Java as this one; a side with what the image gives it. */
public final class JavaCommand {

    /** The memory that docker-compose.yml gives a side. */
    private static final String CONTAINER = "-XX:MaxRAM=512m";

    /** Without the optimizing compiler: soon done, and slower later. */
    public static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    /** What the Dockerfile sets for a side. */
    static final Map<String, String> ENVIRONMENT_IN_THE_IMAGE = Map.of("MALLOC_ARENA_MAX", "2");

    /** The system property with more options for all Java processes, to look into them. */
    public static final String MORE_OPTIONS = "sklad.bench.java-options";

    private JavaCommand() {}

    /** What programs that are no side are started with: those that send load, and references. */
    public static List<String> roomy(int megabytes) {
        return List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    }

    /** What Java finds in a side's container: its memory, and the options of the image. */
    public static List<String> asInTheImage(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("docker/java-options"))) {
            return Stream.concat(Stream.of(CONTAINER), lines.filter(line -> line.startsWith("-")))
                    .toList();
        } catch (IOException failure) {
            throw new BenchmarkFailed("The image's options can't be read: " + failure.getMessage(), failure);
        }
    }

    /** What all Java processes of this run have besides. */
    public static List<String> more() {
        String more = System.getProperty(MORE_OPTIONS, "").strip();
        return more.isEmpty() ? List.of() : List.of(more.split("\\s+", -1));
    }

    /** @param options before, and {@code arguments} from the jar or class on */
    public static List<String> of(List<String> options, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        line.add("-Daxoniq.update-checker.disabled=true");
        line.addAll(options);
        line.addAll(more());
        line.addAll(arguments);
        return line;
    }
}
