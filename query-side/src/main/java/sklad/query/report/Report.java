package sklad.query.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One report, narrowed to what was asked for. Its text names all of that (as a record's does): a cursor is good for an equal
 * report only.
 *
 * @param <R> a row: its components are the columns of a file, and the fields of an item
 */
public interface Report<R extends Record> {

    /** Names the files. */
    String name();

    Class<R> row();

    /** From whose tables it is read; the answer waits for all of them. */
    default Set<String> projections() {
        return Set.of("stock_movement");
    }

    /** At most so many rows, from the first one or behind a key; each call may read in a transaction of its own. */
    List<R> read(PointInTime at, @Nullable List<String> behind, int limit);

    /** By which the rows are in order. */
    List<String> key(R row);

    /** What is said once for the whole report. */
    default Map<String, BigDecimal> totals(PointInTime at) {
        return Map.of();
    }
}
