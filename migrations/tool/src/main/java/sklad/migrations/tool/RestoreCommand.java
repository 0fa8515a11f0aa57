package sklad.migrations.tool;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sklad.migrations.Schema;
import sklad.migrations.tool.archive.ArchiveReader;
import sklad.migrations.tool.archive.Projections;
import sklad.migrations.tool.archive.Restore;

/** Brings the event store back from a file. */
@Command(
        name = "restore",
        description = {
            "Brings an archive into an empty event store of the same version, in one transaction, and checks it: counts,"
                    + " positions and sequences without a gap, the head, checksums. If anything differs, nothing is stored.",
            "Projections that have read beyond the archive's end must be built again: --reset-projections empties them, and"
                    + " the query side fills them from the first event when it starts."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  migrate restore sklad-monday.zip",
            "  migrate restore sklad-monday.zip --check    reads all of it, with no database",
            "  migrate restore sklad-monday.zip --reset-projections",
            "                                              the query side must be stopped",
            "  migrate restore --reset-projections         only that, after a restore"
        })
final class RestoreCommand extends MigrateSubcommand {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The archive.")
    private @Nullable Path file;

    @Option(names = "--check", description = "Only read FILE and compare it with its manifest; needs no database.")
    private boolean check;

    @Option(names = "--reset-projections", description = "Empty the read tables, so that they are built again.")
    private boolean resetProjections;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    int run() throws SQLException {
        if (file != null) {
            try (ArchiveReader archive = ArchiveReader.open(file)) {
                use(file, archive);
            }
        } else if (!resetProjections || check) {
            throw new Unusable("Which archive? migrate restore FILE");
        }
        if (resetProjections && !check) {
            List<String> emptied = projections().reset();
            out().println(
                            emptied.isEmpty()
                                    ? "There are no projections yet."
                                    : "Emptied, to be built again by the query side: " + String.join(", ", emptied)
                                            + ".");
        }
        return DONE;
    }

    private void use(Path path, ArchiveReader archive) throws SQLException {
        Instant begun = Instant.now();
        ConsoleProgress progress = new ConsoleProgress(err());
        try {
            if (check) {
                archive.check(progress);
            } else {
                lookAtProjections(archive.content().lastPosition());
                new Restore(Archives.store(connection.database(Schema.EVENT_STORE)), progress).from(archive);
            }
        } finally {
            progress.end();
        }
        out().printf(
                        Locale.ROOT,
                        "%s: %s; %s in %.1f s.%n",
                        path,
                        Archives.described(archive.content()),
                        check ? "whole and undamaged, read" : "restored and checked",
                        Duration.between(begun, Instant.now()).toMillis() / 1e3);
    }

    /** Before anything is stored, so that nothing has to be mended afterwards. */
    private void lookAtProjections(long lastPosition) throws SQLException {
        if (resetProjections) {
            projections().requireIdle();
            return;
        }
        Projections projections;
        try {
            projections = projections();
        } catch (Refused | Unusable unknown) {
            err().printf(
                            Locale.ROOT,
                            "The projections are not looked at: %s%nIf they have read beyond position %,d, empty them:"
                                    + " migrate restore --reset-projections%n",
                            unknown.getMessage(),
                            lastPosition);
            return;
        }
        projections.refuseBeyond(lastPosition);
    }

    private Projections projections() {
        return Archives.projections(connection.database(Schema.PROJECTIONS));
    }
}
