package sklad.migrations.tool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was done to a schema: a row of Flyway's history table, to which rows are only ever added. */
record HistoryRow(
        int rank,
        @Nullable String version,
        String name,
        String type,
        String script,
        @Nullable Integer checksum,
        String by,
        Instant at,
        int milliseconds,
        boolean success) {

    /** Flyway's own word for "taken back": what it marks is pending again. */
    static final String UNDO = "DELETE";

    static final String APPLY = "SQL";
    static final String BASELINE = "BASELINE";

    boolean isUndo() {
        return UNDO.equals(type);
    }

    /** Flyway's note that it made the schema has no version. */
    int number() {
        return version == null || !version.matches("\\d{1,9}") ? 0 : Integer.parseInt(version);
    }
}
