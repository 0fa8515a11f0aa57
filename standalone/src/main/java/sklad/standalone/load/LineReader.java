package sklad.standalone.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sklad.standalone.load.CsvFile.Cells;
import sklad.standalone.load.Line.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a file's lines as fields of the API, and says of each line what is wrong with its shape. */
final class LineReader implements AutoCloseable {

    private final CsvFile file;
    private final List<Column> columns;
    private final LineKeys keys = new LineKeys();

    private LineReader(CsvFile file, List<Column> columns) {
        this.file = file;
        this.columns = columns;
    }

    static LineReader open(Path path, LineKind kind) throws IOException {
        CsvFile file = CsvFile.open(path);
        try {
            return new LineReader(file, columns(path, file.header(), kind));
        } catch (UnusableFile unusable) {
            file.close();
            throw unusable;
        }
    }

    List<String> header() {
        return file.header();
    }

    /** Up to so many lines; none at the end of the file. */
    List<Line> read(int count) {
        List<Line> lines = new ArrayList<>(count);
        while (lines.size() < count) {
            Optional<Cells> cells = file.next();
            if (cells.isEmpty()) {
                break;
            }
            lines.add(line(cells.get()));
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private Line line(Cells cells) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Problem problem = fill(body, cells.values());
        String key = body.path("key").asString("");
        body.remove("key");
        if (problem != null) {
            return new Line(cells.line(), cells.values(), key, body, false, problem);
        }
        if (key.isEmpty()) {
            return new Line(cells.line(), cells.values(), keys.ofContent(body), body, false, null);
        }
        LineKeys.Use use = keys.use(key, body, cells.line());
        return new Line(cells.line(), cells.values(), key, body, use.repeated(), use.problem());
    }

    private @Nullable Problem fill(ObjectNode body, List<String> values) {
        if (values.size() != columns.size()) {
            return new Problem(
                    null, "has " + values.size() + " values, and the header names " + columns.size() + " columns");
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String text = values.get(i).strip();
            if (text.isEmpty()) {
                if (column.isRequired()) {
                    return new Problem(column.name(), "is empty");
                }
                continue;
            }
            JsonNode value = column.form().read(text);
            if (value == null) {
                return new Problem(
                        column.name(), "'" + text + "' is not " + column.form().expected());
            }
            body.set(column.name(), value);
        }
        return transferWithoutTarget(body);
    }

    private static @Nullable Problem transferWithoutTarget(ObjectNode body) {
        boolean transfer = body.path("type").asString("").equals("transfer");
        if (transfer && !body.has("toLocation")) {
            return new Problem("toLocation", "is empty, and a transfer needs it");
        }
        return null;
    }

    private static List<Column> columns(Path path, List<String> header, LineKind kind) {
        List<String> problems = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : header) {
            String name = cell.strip();
            kind.column(name).ifPresentOrElse(columns::add, () -> problems.add("unknown column '" + name + "'"));
            if (!seen.add(name)) {
                problems.add("column '" + name + "' stands there twice");
            }
        }
        for (Column column : kind.columns()) {
            if (column.isRequired() && !seen.contains(column.name())) {
                problems.add("column '" + column.name() + "' is missing");
            }
        }
        if (!problems.isEmpty()) {
            String all =
                    String.join(",", kind.columns().stream().map(Column::name).toList());
            throw new UnusableFile(path + ", header line: " + String.join("; ", problems)
                    + ". The columns of a file of " + kind.plural() + ", separated by commas, in any order: " + all);
        }
        return columns;
    }
}
