package sklad.query.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a batch touches: loaded once, folded in memory, written once. An event at or before a row's position has
 * been applied to it and is skipped.
 */
public final class WorkingRows<K, R extends WorkingRows.Row> {

    private final String table;
    private final Map<K, R> rows = new HashMap<>();
    private final Map<K, R> changed = new LinkedHashMap<>();

    public WorkingRows(String table, Collection<R> loaded, Function<R, K> key) {
        this.table = table;
        loaded.forEach(row -> rows.put(key.apply(row), row));
    }

    /** The event brings the row into being. */
    public void create(K key, RecordedEvent event, R row) {
        if (isNewTo(rows.get(key), event)) {
            put(key, row);
        }
    }

    /** The event changes a row that is there. */
    public void change(K key, RecordedEvent event, UnaryOperator<R> change) {
        R row = rows.get(key);
        if (row == null) {
            throw new MissingRow(table, key);
        }
        if (isNewTo(row, event)) {
            put(key, change.apply(row));
        }
    }

    /** The event replaces the row; the first of its stream brings it into being. */
    public void assign(K key, RecordedEvent event, R row) {
        if (event.sequence() == 0) {
            create(key, event, row);
        } else {
            change(key, event, before -> row);
        }
    }

    public Collection<R> changed() {
        return changed.values();
    }

    private boolean isNewTo(@Nullable R row, RecordedEvent event) {
        return row == null || row.position() < event.position();
    }

    private void put(K key, R row) {
        rows.put(key, row);
        changed.put(key, row);
    }

    /** A row that knows the last event that changed it. */
    public interface Row {
        long position();
    }
}
