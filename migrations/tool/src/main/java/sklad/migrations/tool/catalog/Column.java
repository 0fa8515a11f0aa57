package sklad.migrations.tool.catalog;

import org.jspecify.annotations.Nullable;

/** A column; a generated one has its expression in {@code generated}, and no default. */
public record Column(
        String name,
        String type,
        boolean nullable,
        @Nullable String collation,
        @Nullable String defaultValue,
        @Nullable String generated)
        implements Part {

    @Override
    public String kind() {
        return "column";
    }

    /** All that follows the name in its definition. */
    @Override
    public String sql() {
        return type
                + (collation == null ? "" : " COLLATE " + collation)
                + (nullable ? "" : " NOT NULL")
                + (defaultValue == null ? "" : " DEFAULT " + defaultValue)
                + (generated == null ? "" : " " + generated);
    }
}
