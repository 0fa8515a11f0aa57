package sklad.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sklad.bench.measure.Picture;
import sklad.bench.measure.Result;
import sklad.bench.measure.Table;
import sklad.bench.measure.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** Writes each result down: as JSON for programs, as an SVG for people. */
final class ResultFiles {

    private final Path directory;
    private final Conditions conditions;

    ResultFiles(Path directory, Conditions conditions) {
        this.directory = directory;
        this.conditions = conditions;
    }

    /** Returns where. */
    Path write(Result result) throws IOException {
        Files.createDirectories(directory);
        Path json = directory.resolve(result.name() + ".json");
        Files.writeString(
                json, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(form(result)) + "\n");
        Files.writeString(directory.resolve(result.name() + ".svg"), Picture.svg(result));
        return json;
    }

    private Map<String, Object> form(Result result) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", result.name());
        form.put("work", result.work());
        form.put("conditions", conditions.facts());
        form.put(
                "rows",
                result.table().rows().stream()
                        .map(row -> row(result.table(), row))
                        .toList());
        form.put("targets", result.verdicts().stream().map(ResultFiles::target).toList());
        form.put("notes", result.notes());
        form.put("checks", result.checks());
        return form;
    }

    private static Map<String, Object> row(Table table, Table.Row row) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", row.name());
        for (int i = 0; i < row.cells().size(); i++) {
            form.put(table.columns().get(i), rounded(row.cells().get(i)));
        }
        return form;
    }

    private static Map<String, Object> target(Verdict verdict) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("what", verdict.what());
        form.put("median", rounded(verdict.value().median()));
        form.put("least", rounded(verdict.value().least()));
        form.put("most", rounded(verdict.value().most()));
        form.put(verdict.isLeast() ? "mustBeAtLeast" : "mustBeAtMost", verdict.bound());
        form.put("met", verdict.isMet());
        return form;
    }

    private static @Nullable Double rounded(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 1_000) / 1_000.0;
    }
}
