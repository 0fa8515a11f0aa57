package sklad.migrations.tool;

/**
 * A statement that would keep others from a large table for as long as it works.
 *
 * @param what it does to the table
 * @param lock which others would wait for it
 * @param safe how the same is done without
 */
record HeavyLock(Step step, SqlStatement statement, String table, long rows, String what, String lock, String safe) {

    static final String WRITERS_WAIT = "SHARE: writers wait";
    static final String ALL_WAIT = "ACCESS EXCLUSIVE: readers and writers wait";
    static final String WRITERS_OF_ROWS_WAIT = "ROW EXCLUSIVE: writers of the same rows wait";

    @Override
    public String toString() {
        return "%s, line %d: %s on %s (about %,d rows)%n    %s%n    lock:  %s%n    safe:  %s"
                .formatted(step.script().place(), statement.line(), what, table, rows, statement.brief(), lock, safe);
    }
}
