package sklad.bench.system;

/** A table with the columns and the indexes of the event store's, for those who write rows without a system around them. */
public final class ReferenceTable {

    private ReferenceTable() {}

    /** A new one; the one before goes. */
    public static void create(Database database) {
        database.execute("DROP SCHEMA IF EXISTS reference CASCADE");
        database.execute("CREATE SCHEMA reference");
        // Its indexes and checks, and none of its triggers: what a plain table with the same row costs.
        database.execute("CREATE TABLE reference.event (LIKE event_store.event INCLUDING ALL)");
        database.execute("CREATE SEQUENCE reference.position");
    }
}
