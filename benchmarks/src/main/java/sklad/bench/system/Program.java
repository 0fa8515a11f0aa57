package sklad.bench.system;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import sklad.bench.measure.BenchmarkFailed;

/** A program of this machine that Sklad does not bring along. */
public enum Program {
    PGBENCH("pgbench", "postgresql-contrib"),
    WRK("wrk", "wrk");

    private static final int TELLING_LINES = 12;
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final String command;
    private final String debianPackage;

    Program(String command, String debianPackage) {
        this.command = command;
        this.debianPackage = debianPackage;
    }

    public boolean isThere() {
        return find().isPresent();
    }

    /** What to tell somebody who does not have it. */
    public String missing() {
        return command + " is not on this machine: what needs it is left out. On Debian: apt-get install "
                + debianPackage;
    }

    /** Runs it to its end; returns what it printed. */
    public String run(List<String> arguments, Map<String, String> environment, long seconds) {
        List<String> line = new ArrayList<>();
        line.add(find().orElseThrow(() -> new BenchmarkFailed(missing())).toString());
        line.addAll(arguments);
        try {
            Path output = Files.createTempFile("sklad-" + command + "-", ".txt");
            try {
                return run(line, environment, seconds, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException failure) {
            throw new BenchmarkFailed(command + " can't be run: " + failure.getMessage(), failure);
        }
    }

    private String run(List<String> line, Map<String, String> environment, long seconds, Path output)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new BenchmarkFailed(command + " does not end");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("Interrupted", interruption);
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output);
        if (process.exitValue() != 0) {
            throw new BenchmarkFailed(
                    command + " failed:\n" + said.lines().limit(TELLING_LINES).collect(joining("\n")));
        }
        return said;
    }

    private Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        Stream<Path> places =
                Stream.concat(Stream.of(path.split(File.pathSeparator, -1)).map(Path::of), debianPlaces().stream());
        return places.map(place -> place.resolve(command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Debian keeps the programs of each PostgreSQL apart; the newest comes first. */
    private static List<Path> debianPlaces() {
        if (!Files.isDirectory(DEBIAN)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .sorted(Comparator.<Path>naturalOrder().reversed())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
