package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sklad.migrations.Schema;

/** Where a database stands, seen beside the scripts. */
record Standing(Database database, MigrationScripts scripts, History history) {

    static Standing of(Database database, MigrationScripts scripts) throws SQLException {
        try (Connection connection = database.connect()) {
            return of(database, scripts, connection);
        }
    }

    static Standing of(Database database, MigrationScripts scripts, Connection connection) throws SQLException {
        return new Standing(database, scripts, History.read(database.historySql(), connection));
    }

    Schema schema() {
        return scripts.schema();
    }

    /** The number of the newest applied version; 0 if there is none. */
    int version() {
        TreeMap<Integer, HistoryRow> applied = history.applied();
        return applied.isEmpty() ? 0 : applied.lastKey();
    }

    /** The same as it is written. */
    String versionName() {
        return name(version());
    }

    String name(int number) {
        if (number == 0) {
            return "base";
        }
        HistoryRow row = history.applied().get(number);
        return scripts.numbered(number)
                .map(Migration::version)
                .orElseGet(() -> row == null ? String.valueOf(number) : String.valueOf(row.version()));
    }

    List<Migration> pending() {
        return scripts.between(version(), Integer.MAX_VALUE);
    }

    /** In a word: how the database and the scripts are to each other. */
    String state() {
        if (version() > scripts.head()) {
            return "ahead";
        }
        if (!history.failed().isEmpty()) {
            return "failed";
        }
        return pending().isEmpty() ? "head" : "behind";
    }

    /**
     * Returns if what is applied is what the scripts say, without a hole.
     *
     * @throws Refused with what is wrong, and what to do
     */
    void verify() {
        TreeMap<Integer, HistoryRow> applied = history.applied();
        for (Map.Entry<Integer, HistoryRow> row : applied.entrySet()) {
            Migration migration = scripts.numbered(row.getKey()).orElseThrow(() -> unknown(row.getValue()));
            if (HistoryRow.APPLY.equals(row.getValue().type())) {
                verifyUnedited(migration, row.getValue());
            }
        }
        for (Migration migration : scripts.between(history.baseline(), version())) {
            if (!applied.containsKey(migration.number())) {
                throw new Refused(migration.up().place() + " was inserted: " + SchemaOption.name(schema())
                        + " is at version " + versionName() + " already, and this was never applied. Give it the next"
                        + " number: migrate revision --rebase " + migration.up().file());
            }
        }
    }

    private Refused unknown(HistoryRow row) {
        return new Refused("Version " + row.version() + " (" + row.name() + ") is applied to " + database
                + ", and there is no script for it here: " + row.script()
                + ". The database belongs to a later build, or"
                + " to another branch; use the scripts that it was made with, or take it back with them: migrate"
                + " downgrade");
    }

    private void verifyUnedited(Migration migration, HistoryRow row) {
        Integer stored = row.checksum();
        int here = migration.up().checksum();
        if (stored != null && stored != here) {
            throw new Refused(migration.up().place() + " was edited after it was applied to " + database
                    + " (checksum " + stored + " then, " + here + " now). Put the file back as it was, and make the"
                    + " change with a new migration: migrate revision");
        }
        if (!row.name().equals(migration.name())) {
            throw new Refused(migration.up().place() + " was renamed after it was applied to " + database + " as \""
                    + row.name() + "\". Give it its name back: " + row.script());
        }
    }
}
