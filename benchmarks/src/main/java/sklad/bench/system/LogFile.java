package sklad.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process has written about itself. */
final class LogFile {

    private static final int LINES = 30;

    private LogFile() {}

    /** The last lines, for whoever wants to know why it has failed. */
    static String end(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(it has left no log)";
        }
    }
}
