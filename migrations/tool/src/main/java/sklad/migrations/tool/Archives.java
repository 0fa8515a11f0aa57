package sklad.migrations.tool;

import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import sklad.migrations.tool.archive.Manifest;
import sklad.migrations.tool.archive.Projections;
import sklad.migrations.tool.archive.StoreDatabase;

/** What backup and restore share with the other commands. */
final class Archives {

    private Archives() {}

    /** The store in a database that answers. */
    static StoreDatabase store(Database database) {
        return new StoreDatabase(reachable(database).source(), database.toString());
    }

    /** The projections in a database that answers. */
    static Projections projections(Database database) {
        return new Projections(reachable(database).source(), database.schemaName(), database.toString());
    }

    static String described(Manifest manifest) {
        String tables = manifest.parts().stream()
                .map(part -> String.format(Locale.ROOT, "%s %,d", part.table(), part.rows()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "positions %,d to %,d, event store version %s; rows: %s",
                manifest.firstPosition(),
                manifest.lastPosition(),
                manifest.schemaVersion(),
                tables);
    }

    private static Database reachable(Database database) {
        try {
            database.connect().close();
            return database;
        } catch (SQLException failure) {
            throw new Refused(NoConnection.explain(database, failure));
        }
    }
}
