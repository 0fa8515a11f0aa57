package sklad.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sklad.bench.system.JavaCommand;
import sklad.bench.system.Program;
import sklad.bench.system.Server;

/** Under which conditions a run measures. */
record Conditions(Map<String, String> facts) {

    static Conditions of(Path home, Server server) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("time", "" + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        facts.put("revision", firstLine(home, "git", "describe", "--always", "--dirty"));
        facts.put("processors", Runtime.getRuntime().availableProcessors() + " x " + processor());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        List<String> options = new ArrayList<>(JavaCommand.asInTheImage(home));
        options.addAll(JavaCommand.more());
        facts.put("java_options", String.join(" ", options));
        server.settings().forEach((name, value) -> facts.put("postgresql " + name, value));
        for (Program program : Program.values()) {
            facts.put(program.name().toLowerCase(Locale.ROOT), program.isThere() ? "there" : program.missing());
        }
        return new Conditions(facts);
    }

    String text() {
        return facts.entrySet().stream()
                .map(fact -> "  " + fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n", "Conditions\n", ""));
    }

    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch", "");
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String firstLine(Path directory, String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines = process.inputReader()) {
                String line = lines.readLine();
                return line == null ? "unknown" : line;
            }
        } catch (IOException noSuchProgram) {
            return "unknown";
        }
    }
}
