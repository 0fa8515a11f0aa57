package sklad.migrations.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import sklad.migrations.Schema;

/** Which of the two schemas is meant. */
final class SchemaOption {

    @Option(
            names = "--schema",
            paramLabel = "SCHEMA",
            converter = SchemaName.class,
            description = "event-store or projections; without it, both where that makes sense.")
    private @Nullable Schema chosen;

    /** One that is certain. */
    static SchemaOption of(Schema schema) {
        SchemaOption option = new SchemaOption();
        option.chosen = schema;
        return option;
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

    /** Reads it as it is written on the command line, or in PostgreSQL. */
    static final class SchemaName implements ITypeConverter<Schema> {

        @Override
        public Schema convert(String name) {
            for (Schema schema : Schema.values()) {
                if (SchemaOption.name(schema).equals(name.replace('_', '-'))) {
                    return schema;
                }
            }
            throw new TypeConversionException("there is no schema " + name + ", but event-store and projections.");
        }
    }
}
