package sklad.migrations.tool.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sklad.migrations.tool.catalog.Change;
import sklad.migrations.tool.catalog.Column;
import sklad.migrations.tool.catalog.Constraint;
import sklad.migrations.tool.catalog.Definition;
import sklad.migrations.tool.catalog.Index;
import sklad.migrations.tool.catalog.Part;
import sklad.migrations.tool.catalog.Table;
import sklad.migrations.tool.revision.Edit.Kind;
import sklad.migrations.tool.revision.Edit.Order;

/** What a migration has to do so that the left side of a change becomes the right one. */
final class Edits {

    private Edits() {}

    static List<Edit> of(Change change) {
        Part left = change.left();
        Part right = change.right();
        if (change.part() instanceof Table) {
            return table((Table) left, (Table) right);
        }
        String table = Objects.requireNonNull(change.table(), "what entities say belongs to a table");
        if (change.part() instanceof Column) {
            return column(new ColumnEdits(table), (Column) left, (Column) right);
        }
        if (change.part() instanceof Constraint) {
            return List.of(constraint(table, (Constraint) left, (Constraint) right));
        }
        if (change.part() instanceof Index) {
            return List.of(index((Index) left, (Index) right));
        }
        return List.of(other(table, (Definition) left, (Definition) right));
    }

    private static List<Edit> table(@Nullable Table left, @Nullable Table right) {
        if (right == null) {
            return List.of(removed(Objects.requireNonNull(left)));
        }
        List<Edit> edits = new ArrayList<>(List.of(added(right)));
        right.constraints().values().stream()
                .filter(constraint -> constraint.type() == Constraint.Type.FOREIGN_KEY)
                .forEach(key -> edits.add(constraint(right.name(), null, key)));
        return edits;
    }

    private static Edit added(Table table) {
        return new Edit(
                Order.TABLE,
                Kind.PLAIN,
                Sql.table(table) + "\n" + rights(table.name()),
                "DROP TABLE " + Sql.name(table.name()) + ";",
                "The query side may read, insert into and update " + table.name()
                        + "; leave out what its projector does not do.");
    }

    private static Edit removed(Table table) {
        return new Edit(
                Order.TABLE,
                Kind.TO_BE_CONFIRMED,
                "DROP TABLE " + Sql.name(table.name()) + ";",
                Sql.table(table) + "\n" + rights(table.name()),
                "No entity has the table " + table.name()
                        + " any more. If nobody needs it, take the comment signs away, here and in the undo; if it is"
                        + " written without an entity, name it in WithoutEntity.");
    }

    private static String rights(String table) {
        return "GRANT SELECT, INSERT, UPDATE ON " + Sql.name(table) + " TO ${queryRole};";
    }

    private static List<Edit> column(ColumnEdits columns, @Nullable Column left, @Nullable Column right) {
        if (left == null) {
            return List.of(columns.added(Objects.requireNonNull(right)));
        }
        return right == null ? List.of(columns.removed(left)) : columns.changed(left, right);
    }

    private static Edit constraint(String table, @Nullable Constraint left, @Nullable Constraint right) {
        String drop = left == null ? "" : drop(table, left);
        String add = right == null ? "" : Sql.alter(table, "ADD " + Sql.constraint(right));
        String undo = (right == null ? "" : drop(table, right))
                + (left == null || right == null ? "" : "\n")
                + (left == null ? "" : Sql.alter(table, "ADD " + Sql.constraint(left)));
        boolean reference =
                (right == null ? Objects.requireNonNull(left) : right).type() == Constraint.Type.FOREIGN_KEY;
        return new Edit(
                reference ? Order.FOREIGN_KEY : Order.CONSTRAINT,
                right == null ? Kind.TO_BE_CONFIRMED : Kind.PLAIN,
                drop + (drop.isEmpty() || add.isEmpty() ? "" : "\n") + add,
                undo,
                right == null ? "No entity asks for this any more." : "");
    }

    private static String drop(String table, Constraint constraint) {
        return Sql.alter(table, "DROP CONSTRAINT " + Sql.name(constraint.name()));
    }

    private static Edit index(@Nullable Index left, @Nullable Index right) {
        if (right == null) {
            Index gone = Objects.requireNonNull(left);
            return new Edit(
                    Order.INDEX,
                    Kind.TO_BE_CONFIRMED,
                    drop(gone),
                    Sql.index(gone) + ";",
                    "No entity asks for this index any more. If nothing is found by it, take the comment signs away.");
        }
        return new Edit(
                Order.INDEX,
                Kind.APART,
                Sql.indexConcurrently(right),
                left == null ? drop(right) : drop(left) + "\n" + Sql.index(left) + ";",
                "");
    }

    private static String drop(Index index) {
        return "DROP INDEX " + Sql.name(index.name()) + ";";
    }

    private static Edit other(String table, @Nullable Definition left, @Nullable Definition right) {
        Definition one = Objects.requireNonNull(right == null ? left : right);
        Kind kind = right == null ? Kind.TO_BE_CONFIRMED : Kind.PLAIN;
        return switch (one.kind()) {
            case "comment" -> new Edit(Order.REST, kind, comment(table, one, right), comment(table, one, left), "");
            case "storage" -> new Edit(Order.REST, kind, storage(table, left, right), storage(table, right, left), "");
            default ->
                new Edit(
                        Order.REST,
                        Kind.TO_BE_CONFIRMED,
                        one.called() + " of " + table + ": write this by hand",
                        "",
                        "");
        };
    }

    private static String comment(String table, Definition where, @Nullable Definition to) {
        return Sql.comment(table, where, to == null ? "NULL" : to.sql());
    }

    private static String storage(String table, @Nullable Definition from, @Nullable Definition to) {
        return to == null
                ? Sql.alter(
                        table,
                        "RESET ("
                                + String.valueOf(from == null ? "" : from.sql()).replaceAll("=[^,]*", "") + ")")
                : Sql.alter(table, "SET (" + to.sql() + ")");
    }
}
