package sklad.migrations.tool.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import sklad.migrations.tool.catalog.Column;
import sklad.migrations.tool.catalog.Constraint;
import sklad.migrations.tool.catalog.Definition;
import sklad.migrations.tool.catalog.Index;
import sklad.migrations.tool.catalog.Table;

/** Parts of a schema as a migration's author would write them. */
final class Sql {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Words that PostgreSQL keeps for itself, as far as somebody may name a column or a table so. */
    private static final Set<String> RESERVED = Set.of("""
            all analyse analyze and any array as asc both case cast check collate collation column constraint
            create default desc distinct do else end except false fetch for foreign from full grant group
            having in inner into is join lateral leading left like limit natural not null offset on only or
            order outer primary references returning right select some symmetric system_user table then to
            trailing true union unique user using variadic when where window with
            """.strip().split("\\s+", -1));

    private Sql() {}

    /** Quoted only if it must be. */
    static String name(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
                ? name
                : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String column(Column column) {
        return name(column.name()) + " " + column.sql();
    }

    static String constraint(Constraint constraint) {
        return "CONSTRAINT " + name(constraint.name()) + " " + constraint.sql();
    }

    /** A new table with all that belongs to it, but for its foreign keys. */
    static String table(Table table) {
        List<String> parts = new ArrayList<>();
        table.columns().values().forEach(column -> parts.add(column(column)));
        table.constraints().values().stream()
                .filter(constraint -> constraint.type() != Constraint.Type.FOREIGN_KEY)
                .map(constraint -> inTable(table, constraint))
                .forEach(parts::add);
        StringBuilder sql = new StringBuilder("CREATE TABLE " + name(table.name()) + " (\n    ");
        sql.append(String.join(",\n    ", parts))
                .append("\n)")
                .append(storage(table))
                .append(";");
        table.indexes()
                .values()
                .forEach(index -> sql.append("\n").append(index(index)).append(";"));
        table.others().values().stream()
                .filter(other -> other.kind().equals("comment"))
                .forEach(comment -> sql.append("\n").append(comment(table.name(), comment, comment.sql())));
        return sql.toString();
    }

    /** PostgreSQL would give a primary key this name by itself. */
    private static String inTable(Table table, Constraint constraint) {
        return constraint.name().equals(table.name() + "_pkey") ? constraint.sql() : constraint(constraint);
    }

    private static String storage(Table table) {
        Definition storage = table.others().get("storage");
        return storage == null ? "" : " WITH (" + storage.sql() + ")";
    }

    static String index(Index index) {
        return index.sql().replace(" USING btree", "");
    }

    /** Beside readers and writers; what an interrupted attempt left behind is removed first. */
    static String indexConcurrently(Index index) {
        return "DROP INDEX CONCURRENTLY IF EXISTS " + name(index.name()) + ";\n"
                + index(index).replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX CONCURRENTLY ") + ";";
    }

    static String comment(String table, Definition comment, String text) {
        String column = comment.name().replaceFirst("^on column ", "");
        String what = column.isEmpty() ? "TABLE " + name(table) : "COLUMN " + name(table) + "." + name(column);
        return "COMMENT ON " + what + " IS " + text + ";";
    }

    static String alter(String table, String action) {
        return "ALTER TABLE " + name(table) + " " + action + ";";
    }
}
