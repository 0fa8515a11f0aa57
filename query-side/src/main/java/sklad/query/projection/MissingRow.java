package sklad.query.projection;

/** An event changes a row that is not there: an earlier event has not been applied. */
public final class MissingRow extends RuntimeException {

    public MissingRow(String table, Object key) {
        super("No row " + key + " in " + table, null, false, false);
    }
}
