package sklad.query.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up rows of the same key, and keeps those behind where a page ended. */
final class Sums<R extends Sums.Row<R>> {

    private final @Nullable List<String> behind;
    private final List<R> rows = new ArrayList<>();
    private final Map<String, R> open = new TreeMap<>();

    Sums(@Nullable List<String> behind) {
        this.behind = behind;
    }

    void add(R row) {
        open.merge(text(row.key()), row, R::plus);
    }

    /** What was added so far is complete. */
    void close() {
        open.values().stream()
                .filter(row -> !row.hasNothing() && isBehind(row.key()))
                .forEach(rows::add);
        open.clear();
    }

    List<R> rows() {
        return rows;
    }

    /** Products come in the database's order, from the one on where the page ended. */
    private boolean isBehind(List<String> key) {
        return behind == null || !key.get(0).equals(behind.get(0)) || text(key).compareTo(text(behind)) > 0;
    }

    private static String text(List<String> key) {
        return String.join("\0", key);
    }

    /** A row that others of its key can be added to. */
    interface Row<R> {

        /** Begins with the SKU, or with nothing where rows are not by product. */
        List<String> key();

        R plus(R other);

        /** Whether there is nothing to report. Not "is …": that would make it a field of the row. */
        boolean hasNothing();
    }
}
