package sklad.migrations.tool.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a schema holds at one moment; {@code others} are its functions, views, sequences, types and grants. */
public record Catalog(String schema, Map<String, Table> tables, Map<String, Definition> others) {

    /** The same without some of its tables. */
    public Catalog without(Collection<String> names) {
        return only(table -> !names.contains(table.name()));
    }

    private Catalog only(Predicate<Table> wanted) {
        Map<String, Table> kept = new TreeMap<>(tables);
        kept.values().removeIf(wanted.negate());
        return new Catalog(schema, kept, others);
    }

    /** What a mapping to classes can tell: tables, columns, constraints, indexes, comments and storage. */
    public Catalog withoutRightsAndCode() {
        Map<String, Table> bare = new TreeMap<>();
        tables.forEach((name, table) -> {
            Map<String, Definition> others = new TreeMap<>(table.others());
            others.values()
                    .removeIf(other ->
                            other.kind().equals("grant") || other.kind().equals("trigger"));
            bare.put(name, new Table(name, table.columns(), table.constraints(), table.indexes(), others));
        });
        return new Catalog(schema, bare, Map.of());
    }

    public boolean isEmpty() {
        return tables.isEmpty() && others.isEmpty();
    }
}
