package sklad.bench;

import sklad.bench.system.Database;
import sklad.bench.system.Resources;

/** Histories that are longer than anybody wants to wait for. */
final class History {

    private History() {}

    /** Fills an empty event store with a user, five locations, products, and movements of so many stock items. */
    static void write(Database database, long events, int items) {
        for (String statement :
                Resources.text("history.sql").formatted(events, items).split(";\n", -1)) {
            if (!statement.isBlank()) {
                database.execute(statement);
            }
        }
        database.execute("VACUUM (ANALYZE) event_store.event");
    }
}
