package sklad.migrations.tool.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;

/** How fast a store is archived and restored, beside a bare COPY of its event table to and from a plain file. */
public final class ArchiveBench {

    private ArchiveBench() {}

    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("archive-bench");
        TestDatabase source = TestPostgres.migrated();
        SampleStore.fill(source, events, 5_000);
        SampleStore.execute(source.owner(), "VACUUM ANALYZE event_store.event");
        for (int round = 1; round <= 3; round++) {
            System.out.println(round(source, folder, events));
        }
        System.exit(0);
    }

    /** One round of the four, each into a new database; the plain file and the archive stay in the folder. */
    public static String round(TestDatabase source, Path folder, int events) throws SQLException, IOException {
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
