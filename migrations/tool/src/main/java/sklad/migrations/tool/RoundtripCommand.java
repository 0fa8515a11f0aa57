package sklad.migrations.tool;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sklad.migrations.Schema;
import sklad.migrations.tool.scratch.Scratch;

/** Tries every migration and every undo script. */
@Command(
        name = "roundtrip",
        description = {
            "Tries all migrations of both schemas, or of one, on a scratch PostgreSQL of its own, with rows in every table:"
                    + " each goes up, back and up again as soon as its turn comes; then all go down to base, one by one, and"
                    + " up again.",
            "",
            "After each step the schema must be what it was before at the same version, and a migration that was taken back"
                    + " must not have cost a row or a value. The rows are made up, so that the tables' constraints hold.",
            ""
        },
        footer = {"", "Examples:", "  migrate roundtrip", "  migrate roundtrip --schema projections"})
final class RoundtripCommand extends MigrateSubcommand {

    @Mixin
    private SchemaOption schema = new SchemaOption();

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Override
    int run() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (Scratch scratch = Scratch.start()) {
            for (Schema each : schema.all()) {
                RoundTrip trip = new RoundTrip(Rehearsal.on(scratch), scripts.scripts(each), out());
                trip.run();
                findings.addAll(trip.findings());
            }
        }
        Finding.print(findings, out());
        if (findings.isEmpty()) {
            out().println("All can be taken back and applied again; no row and no value was lost.");
        }
        return findings.isEmpty() ? DONE : DIFFERS;
    }
}
