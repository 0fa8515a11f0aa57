package sklad.migrations.tool.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sklad.migrations.tool.catalog.Change;
import sklad.migrations.tool.catalog.Column;
import sklad.migrations.tool.catalog.Difference;
import sklad.migrations.tool.revision.Edit.Kind;

/**
 * The scripts that make of what migrations have made what the entities want.
 *
 * @param detected a line for each change, for people
 * @param notes what to look at before it is applied
 * @param scripts in their order: what can be one transaction, and then what can't
 */
public record Draft(List<String> detected, List<String> notes, List<Pair> scripts) {

    /** A script and its undo; one that is not transactional builds indexes beside readers and writers. */
    public record Pair(String up, String down, boolean transactional) {}

    /** The left side is what the migrations make, the right one what the entities want. */
    public static Draft of(Difference difference) {
        List<Edit> edits = difference.changes().stream()
                .flatMap(change -> Edits.of(change).stream())
                .sorted(Comparator.comparing(Edit::order))
                .toList();
        List<Pair> scripts = new ArrayList<>();
        add(scripts, edits.stream().filter(edit -> edit.kind() != Kind.APART).toList(), true);
        add(scripts, edits.stream().filter(edit -> edit.kind() == Kind.APART).toList(), false);
        Set<String> notes = new LinkedHashSet<>(renames(difference));
        edits.stream().map(Edit::note).filter(note -> !note.isEmpty()).forEach(notes::add);
        return new Draft(
                difference.changes().stream().map(Draft::detected).toList(), List.copyOf(notes), List.copyOf(scripts));
    }

    private static void add(List<Pair> scripts, List<Edit> edits, boolean transactional) {
        if (edits.isEmpty()) {
            return;
        }
        List<Edit> back = new ArrayList<>(edits);
        Collections.reverse(back);
        scripts.add(new Pair(text(edits, Edit::upText, true), text(back, Edit::downText, false), transactional));
    }

    private static String text(List<Edit> edits, Function<Edit, String> direction, boolean notes) {
        StringBuilder text = new StringBuilder();
        boolean anything = false;
        for (Edit edit : edits) {
            String sql = direction.apply(edit);
            if (notes && !edit.note().isEmpty()) {
                text.append("\n-- ").append(edit.note());
            }
            if (!sql.isEmpty()) {
                text.append(text.isEmpty() || notes ? "\n" : "").append(sql).append("\n");
            }
            anything |= edit.kind() != Kind.TO_BE_CONFIRMED && !sql.isEmpty();
        }
        // So that a script of comments alone is one on purpose.
        return (anything ? text : text.append("\nSELECT;\n")).toString().strip() + "\n";
    }

    private static String detected(Change change) {
        String place =
                change.table() == null || change.part().name().equals(change.table()) ? "" : " of " + change.table();
        String what = change.part().called() + place;
        if (change.left() == null) {
            return "new      " + what + ": "
                    + oneLine(Objects.requireNonNull(change.right()).sql());
        }
        if (change.right() == null) {
            return "gone     " + what + " (written as a comment, to be confirmed)";
        }
        return "changed  " + what + ": " + oneLine(change.left().sql()) + " → "
                + oneLine(change.right().sql());
    }

    private static String oneLine(String sql) {
        return sql.replaceAll("\\s+", " ");
    }

    /** A column that is gone and one of the same type that is new in the same table may be one and the same. */
    private static List<String> renames(Difference difference) {
        return difference.changes().stream()
                .filter(change -> change.right() == null && change.part() instanceof Column)
                .flatMap(gone -> successors(gone, difference))
                .collect(Collectors.toList());
    }

    private static Stream<String> successors(Change gone, Difference difference) {
        Column before = (Column) gone.part();
        return difference.changes().stream()
                .filter(change -> change.left() == null
                        && Objects.equals(change.table(), gone.table())
                        && change.part() instanceof Column column
                        && column.type().equals(before.type()))
                .map(change -> "Was " + before.name() + " of " + gone.table() + " renamed to "
                        + change.part().name()
                        + "? Then write in place of both: ALTER TABLE " + Sql.name(String.valueOf(gone.table()))
                        + " RENAME COLUMN " + Sql.name(before.name()) + " TO "
                        + Sql.name(change.part().name()) + ";");
    }
}
