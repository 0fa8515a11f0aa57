package sklad.migrations.tool.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import sklad.migrations.tool.Refused;

/** Brings an archive into an empty event store, all or nothing. */
public final class Restore {

    private final StoreDatabase store;
    private final Progress progress;

    public Restore(StoreDatabase store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    /**
     * Stores everything that is in the archive, checks what is then in the database, and commits.
     *
     * @throws Refused if the store is not empty or of another version, or if anything is not as it was; nothing is stored
     */
    public void from(ArchiveReader archive) throws SQLException {
        requireVersion(archive.content());
        try (Connection connection = store.begin(Connection.TRANSACTION_READ_COMMITTED)) {
            try {
                restore(connection, archive);
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    private void restore(Connection connection, ArchiveReader archive) throws SQLException {
        execute(connection, "SET LOCAL lock_timeout = '10s'");
        List<StoreTable> tables = StoreTables.archived(connection);
        String names = tables.stream().map(StoreTable::qualified).collect(Collectors.joining(", "));
        execute(connection, "LOCK TABLE " + names + " IN EXCLUSIVE MODE");
        requireEmpty(connection);
        requireSameTables(archive.content(), tables);
        for (StoreTable table : tables) {
            copy(
                    connection,
                    archive,
                    table,
                    archive.content().part(table.name()).orElseThrow());
        }
        StoreCheck.verify(connection, archive.content());
        execute(connection, "SELECT pg_notify('event_store', position::text) FROM event_store.head");
    }

    private void copy(Connection connection, ArchiveReader archive, StoreTable table, Manifest.Part part)
            throws SQLException {
        if (table.seeded()) {
            execute(connection, table.makeWaitingRoom());
        }
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copyIn());
        try {
            archive.read(part, (buffer, length) -> in.writeToCopy(buffer, 0, length), progress);
            if (in.endCopy() != part.rows()) {
                throw new Refused(
                        "PostgreSQL took another number of rows of " + table.name() + " than the archive has.");
            }
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
        if (table.seeded()) {
            execute(connection, table.leaveWaitingRoom());
        }
        for (String statement : table.continueCounting()) {
            execute(connection, statement);
        }
    }

    private void requireVersion(Manifest manifest) {
        String here = store.version();
        String there = manifest.schemaVersion();
        int order = Integer.compare(Integer.parseInt(there), Integer.parseInt(here));
        if (order > 0) {
            throw new Refused("The archive is of event store version " + there + ", and " + store.place() + " is at "
                    + here + ". First: migrate upgrade " + there + " --schema event-store");
        }
        if (order < 0) {
            throw new Refused("The archive is of event store version " + there + ", and " + store.place()
                    + " is at " + here
                    + ". Restore it into a database of its version, and then bring that up to date:\n"
                    + "  migrate upgrade " + there + " --schema event-store   (on an empty database)\n"
                    + "  migrate restore …\n"
                    + "  migrate upgrade --schema event-store");
        }
    }

    private void requireEmpty(Connection connection) throws SQLException {
        Map<String, Long> content = StoreTables.content(connection);
        if (!content.isEmpty()) {
            String counts = content.entrySet().stream()
                    .map(table -> "%s %,d".formatted(table.getKey(), table.getValue()))
                    .collect(Collectors.joining(", "));
            throw new Refused("The event store in " + store.place() + " is not empty (rows: " + counts
                    + "), and an archive is restored only into an empty one: a history is not mixed with another.");
        }
    }

    private void requireSameTables(Manifest manifest, List<StoreTable> tables) {
        Map<String, List<String>> here =
                tables.stream().collect(Collectors.toMap(StoreTable::name, StoreTable::columns));
        Map<String, List<String>> there =
                manifest.parts().stream().collect(Collectors.toMap(Manifest.Part::table, Manifest.Part::columns));
        if (!here.equals(there)) {
            throw new Refused("The archive and " + store.place() + " do not have the same tables and columns.\n"
                    + "  archive:  " + there + "\n  database: " + here);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
