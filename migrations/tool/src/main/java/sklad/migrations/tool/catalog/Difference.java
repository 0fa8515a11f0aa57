package sklad.migrations.tool.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What two catalogs of a schema do not share; {@code left} and {@code right} are what they are called in a sentence. */
public record Difference(String schema, String left, String right, List<Change> changes) {

    public static Difference between(String leftName, Catalog left, String rightName, Catalog right) {
        List<Change> changes = new ArrayList<>();
        for (String name : names(left.tables(), right.tables())) {
            compare(name, left.tables().get(name), right.tables().get(name), changes);
        }
        compare(null, left.others(), right.others(), changes);
        return new Difference(left.schema(), leftName, rightName, List.copyOf(changes));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** One readable line each. */
    public List<String> lines() {
        return changes.stream().map(change -> change.line(this)).toList();
    }

    private static void compare(String name, @Nullable Table left, @Nullable Table right, List<Change> changes) {
        if (left == null || right == null) {
            changes.add(new Change(name, left, right));
            return;
        }
        compare(name, left.columns(), right.columns(), changes);
        compare(name, left.constraints(), right.constraints(), changes);
        compare(name, left.indexes(), right.indexes(), changes);
        compare(name, left.others(), right.others(), changes);
    }

    private static void compare(
            @Nullable String table,
            Map<String, ? extends Part> left,
            Map<String, ? extends Part> right,
            List<Change> changes) {
        for (String name : names(left, right)) {
            Part there = left.get(name);
            Part here = right.get(name);
            if (there == null || !there.equals(here)) {
                changes.add(new Change(table, there, here));
            }
        }
    }

    private static Set<String> names(Map<String, ?> left, Map<String, ?> right) {
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        return names;
    }
}
