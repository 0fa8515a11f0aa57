package sklad.migrations.tool;

import java.util.List;
import java.util.Objects;
import sklad.migrations.Schema;

/** One script to run: a migration forward, or back. */
record Step(Schema schema, Migration migration, boolean back) {

    Script script() {
        return back ? Objects.requireNonNull(migration.down()) : migration.up();
    }

    List<SqlStatement> statements() {
        return SqlStatement.of(schema, script());
    }

    @Override
    public String toString() {
        return "%-12s %s%s".formatted(SchemaOption.name(schema), back ? "back " : "", migration.title());
    }
}
