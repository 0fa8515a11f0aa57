package sklad.migrations.tool.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;

/**
 * How fast a store is archived and restored, beside a bare COPY of its event table to and from a plain file; and whether the
 * projections of what was restored are the same. Its name keeps it out of the build; {@code docs/migrations.md} says how to
 * run it.
 */
class ArchiveBench {

    private static final int EVENTS = Integer.getInteger("events", 1_000_000);

    private final TestDatabase source = TestPostgres.migrated();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void a_store() throws SQLException {
        SampleStore.fill(source, EVENTS, 5_000);
        SampleStore.execute(source.owner(), "VACUUM ANALYZE event_store.event");
    }

    @Test
    void is_at_least_half_as_fast_as_copy() throws SQLException, IOException {
        for (int round = 1; round <= 3; round++) {
            System.out.println(round(source, folder, EVENTS));
        }
    }

    @Test
    void what_is_restored_is_identical_and_so_are_its_projections() throws SQLException, IOException {
        Path archive = folder.resolve("store.zip");
        new Backup(store(source), Progress.NONE).to(archive, false);
        TestDatabase target = TestPostgres.migrated();
        try (ArchiveReader reader = ArchiveReader.open(archive)) {
            new Restore(store(target), Progress.NONE).from(reader);
        }
        assertThat(SampleStore.hash(target)).isEqualTo(SampleStore.hash(source));
        assertThat(FoldedProjections.hashes(target)).isEqualTo(FoldedProjections.hashes(source));
    }

    /** One round of the four, each into a new database; the plain file and the archive stay in the folder. */
    private static String round(TestDatabase source, Path folder, int events) throws SQLException, IOException {
        Path plain = folder.resolve("plain.copy");
        Path archive = folder.resolve("store.zip");
        Files.deleteIfExists(archive);
        double copyOut = seconds(() -> copyOut(source, plain));
        double backup = seconds(() -> new Backup(store(source), Progress.NONE).to(archive, true));
        TestDatabase bare = TestPostgres.migrated();
        double copyIn = seconds(() -> copyIn(bare, plain));
        TestDatabase target = TestPostgres.migrated();
        double restore = seconds(() -> {
            try (ArchiveReader reader = ArchiveReader.open(archive)) {
                new Restore(store(target), Progress.NONE).from(reader);
            }
        });
        assertThat(copyOut / backup).as("backup, to COPY out").isGreaterThanOrEqualTo(0.5);
        assertThat(copyIn / restore).as("restore, to COPY in").isGreaterThanOrEqualTo(0.5);
        return ("%,d events, plain %,.0f MB, archive %,.1f MB; a second: COPY out %,.0f, backup %,.0f (%.2f); COPY in"
                        + " %,.0f, restore %,.0f (%.2f)")
                .formatted(
                        events,
                        Files.size(plain) / 1e6,
                        Files.size(archive) / 1e6,
                        events / copyOut,
                        events / backup,
                        copyOut / backup,
                        events / copyIn,
                        events / restore,
                        copyIn / restore);
    }

    private static void copyOut(TestDatabase database, Path file) throws SQLException, IOException {
        try (Connection connection = database.owner().getConnection();
                OutputStream out = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY event_store.event TO STDOUT", out);
        }
    }

    private static void copyIn(TestDatabase database, Path file) throws SQLException, IOException {
        try (Connection connection = database.owner().getConnection();
                InputStream in = Files.newInputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY event_store.event FROM STDIN", in, 1 << 18);
        }
    }

    private static StoreDatabase store(TestDatabase database) {
        return new StoreDatabase(database.owner(), database.name());
    }

    private static double seconds(Work work) throws SQLException, IOException {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }
}
