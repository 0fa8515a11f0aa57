package sklad.migrations.tool.catalog;

import java.util.Map;
import java.util.stream.Collectors;

/** A table with all that belongs to it; {@code others} are its triggers, grants, comments and storage options. */
public record Table(
        String name,
        Map<String, Column> columns,
        Map<String, Constraint> constraints,
        Map<String, Index> indexes,
        Map<String, Definition> others)
        implements Part {

    @Override
    public String kind() {
        return "table";
    }

    @Override
    public String sql() {
        return columns.values().stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
