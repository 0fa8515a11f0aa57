package sklad.migrations.tool.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import sklad.migrations.tool.Refused;

/** Writes an event store to a file, as it is at one moment; readers and writers go on meanwhile. */
public final class Backup {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StoreDatabase store;
    private final Progress progress;
    private final Clock clock;

    public Backup(StoreDatabase store, Progress progress) {
        this(store, progress, Clock.systemUTC());
    }

    Backup(StoreDatabase store, Progress progress, Clock clock) {
        this.store = store;
        this.progress = progress;
        this.clock = clock;
    }

    /** Into a new file of the folder, named by version and time; the folder is made if it is missing. */
    public Written into(Path folder) throws SQLException {
        String name = "event-store-v" + store.version() + "-" + STAMP.format(clock.instant()) + ".zip";
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new Refused("The folder " + folder + " can't be made: " + Problem.of(failure));
        }
        return to(folder.resolve(name), false);
    }

    /** @param replace whether the file may be there already */
    public Written to(Path file, boolean replace) throws SQLException {
        if (Files.exists(file) && !replace) {
            throw new Refused(file + " is there already. Choose another name, or --force to replace it.");
        }
        String version = store.version();
        try (ArchiveWriter archive = ArchiveWriter.open(file);
                Connection connection = store.begin(Connection.TRANSACTION_REPEATABLE_READ)) {
            Manifest manifest = manifest(connection, archive, version);
            return new Written(file, archive.finish(manifest), manifest);
        } catch (IOException failure) {
            throw new Refused(file + " can't be written: " + Problem.of(failure));
        }
    }

    private Manifest manifest(Connection connection, ArchiveWriter archive, String version)
            throws IOException, SQLException {
        long last = StoreTables.number(connection, "SELECT position FROM event_store.head");
        List<Manifest.Part> parts = new ArrayList<>();
        for (StoreTable table : StoreTables.archived(connection)) {
            parts.add(copy(connection, archive, table, table.name().equals(Manifest.EVENTS) ? last : 0));
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                Manifest.FORMAT_VERSION,
                productVersion(),
                version,
                clock.instant(),
                store.place(),
                last == 0 ? 0 : 1,
                last,
                parts,
                StoreTables.LEFT_OUT);
        if (manifest.rows(Manifest.EVENTS) != last) {
            throw new Refused("The store is damaged and is not archived: its head is " + last + ", and it holds "
                    + manifest.rows(Manifest.EVENTS) + " events.");
        }
        return manifest;
    }

    private Manifest.Part copy(Connection connection, ArchiveWriter archive, StoreTable table, long expected)
            throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            // In the key's order by its index, however large the table: nothing is sorted on the disk.
            statement.execute("SET LOCAL enable_sort = off");
        }
        CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut());
        long[] rows = {0};
        Manifest.Part part = archive.add(table, () -> {
            byte[] row = out.readFromCopy();
            if (row != null && ++rows[0] % 1_000 == 0) {
                progress.at(table.name(), rows[0], Math.max(expected, rows[0]));
            }
            return row;
        });
        progress.at(table.name(), part.rows(), part.rows());
        return part;
    }

    private static String productVersion() {
        return Objects.requireNonNullElse(Backup.class.getPackage().getImplementationVersion(), "development");
    }

    /** An archive that is whole and on the disk. */
    public record Written(Path file, long bytes, Manifest manifest) {

        public Instant at() {
            return manifest.createdAt();
        }
    }
}
