package sklad.migrations.tool;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sklad.migrations.Schema;
import sklad.migrations.tool.archive.Backup;
import sklad.migrations.tool.archive.Manifest;

/** Writes the event store to a file. */
@Command(
        name = "backup",
        description = {
            "Writes the event store to a file: every event, the head and the receipts, as they are at one moment.",
            "Commands and queries go on meanwhile. The file is a zip of zstd-compressed COPY texts and a manifest with counts,"
                    + " positions and checksums; it has its name only once it is whole. Projections are not in it: they"
                    + " are built again from the events."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  migrate backup sklad-monday.zip",
            "  migrate backup sklad-latest.zip --force     replaces it once the new one is whole",
            "  migrate restore sklad-monday.zip --check    reads all of it, with no database"
        })
final class BackupCommand extends MigrateSubcommand {

    @Parameters(paramLabel = "FILE", description = "The archive to write.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--force", description = "Replace FILE if it is there.")
    private boolean force;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    int run() throws SQLException {
        Instant begun = Instant.now();
        ConsoleProgress progress = new ConsoleProgress(err());
        Backup.Written written;
        try {
            written = new Backup(Archives.store(connection.database(Schema.EVENT_STORE)), progress).to(file, force);
        } finally {
            progress.end();
        }
        Manifest manifest = written.manifest();
        out().printf(
                        Locale.ROOT,
                        "%s: %s; %,.2f MB in %.1f s.%n",
                        file,
                        Archives.described(manifest),
                        written.bytes() / 1e6,
                        Duration.between(begun, Instant.now()).toMillis() / 1e3);
        manifest.leftOut().forEach((table, why) -> out().printf("Left out: %s (%s).%n", table, why));
        return DONE;
    }
}
