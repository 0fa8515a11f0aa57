package sklad.migrations.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sklad.migrations.Schema;

/** Which of the two schemas is meant. */
final class SchemaOption {

    private @Nullable Schema chosen;

    @Option(
            names = "--schema",
            paramLabel = "SCHEMA",
            description = "event-store or projections; without it, both where that makes sense.")
    void setSchema(String name) {
        chosen = parse(name);
    }

    /** The chosen one, or both, the event store first. */
    List<Schema> all() {
        return chosen == null ? List.of(Schema.values()) : List.of(chosen);
    }

    /** The chosen one, or null when it was left open. */
    @Nullable
    Schema chosen() {
        return chosen;
    }

    Schema orElse(Schema usual) {
        return chosen == null ? usual : chosen;
    }

    /** As it is written on the command line. */
    static String name(Schema schema) {
        return schema.schemaName().replace('_', '-');
    }

    private static Schema parse(String name) {
        for (Schema schema : Schema.values()) {
            if (name(schema).equals(name.replace('_', '-'))) {
                return schema;
            }
        }
        throw new Unusable("There is no schema " + name + ": event-store or projections.");
    }
}
