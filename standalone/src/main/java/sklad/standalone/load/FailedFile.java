package sklad.standalone.load;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import sklad.standalone.load.ImportResult.FailedLine;

/** Writes the failed lines where they can be mended and imported, and the reasons beside them. */
public final class FailedFile {

    private FailedFile() {}

    /** Returns the CSV file; one that somebody may be mending is not overwritten. */
    public static Path write(Path imported, ImportResult result) throws IOException {
        String csv = csv(result);
        Path file = free(imported, csv);
        Files.writeString(file, csv);
        String name = file.getFileName().toString().replaceFirst("\\.csv$", ".txt");
        Files.writeString(file.resolveSibling(name), String.join("\n", result.errors()) + "\n");
        return file;
    }

    private static Path free(Path imported, String content) throws IOException {
        Path absolute = imported.toAbsolutePath();
        Path directory = absolute.resolveSibling(".").normalize();
        Path parent = Files.isWritable(directory) ? directory : Path.of("").toAbsolutePath();
        String stem = absolute.toFile().getName().replaceFirst("(?i)\\.gz$", "").replaceFirst("(?i)\\.csv$", "");
        for (int number = 1; ; number++) {
            Path file = parent.resolve(stem + (number == 1 ? ".failed.csv" : ".failed-" + number + ".csv"));
            if (!Files.exists(file) || Files.readString(file).equals(content)) {
                return file;
            }
        }
    }

    private static String csv(ImportResult result) throws IOException {
        boolean withKeys = needsKeys(result);
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            printer.printRecord(withKeys ? and(result.header(), "key") : result.header());
            for (FailedLine failed : result.failed()) {
                List<String> cells = failed.line().cells();
                printer.printRecord(withKeys ? and(cells, failed.line().key()) : cells);
            }
        }
        return text.toString();
    }

    /**
     * Where lines have no key, the second of two equal lines would pass for the first when it is imported alone: then,
     * and only then, the file brings the keys along.
     */
    private static boolean needsKeys(ImportResult result) {
        if (result.header().stream().anyMatch(name -> name.strip().equals("key"))) {
            return false;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (FailedLine failed : result.failed()) {
            String key = failed.line().key();
            int dash = key.lastIndexOf('-');
            if (dash > 0) {
                int occurrence = seen.merge(key.substring(0, dash), 1, Integer::sum);
                if (!key.substring(dash + 1).equals("" + occurrence)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> and(List<String> cells, String more) {
        List<String> all = new ArrayList<>(cells);
        all.add(more);
        return all;
    }
}
