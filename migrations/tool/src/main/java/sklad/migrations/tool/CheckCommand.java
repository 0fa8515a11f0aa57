package sklad.migrations.tool;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sklad.migrations.Schema;
import sklad.migrations.tool.scratch.Scratch;

/** Says whether everything agrees: entities, migrations, databases, events. */
@Command(
        name = "check",
        description = {
            "Compares the query side's entities with what the migrations make, that with what is in the databases (what was"
                    + " changed by hand included), and the stored events with what this build can read.",
            "",
            "The migrations run on a scratch PostgreSQL of this command's own; the databases are only read. Exit status 1,"
                    + " and what differs, if anything does.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  migrate check                        everything",
            "  migrate check --without-database     entities and migrations only; for a pipeline",
            "",
            "With --json, an array of objects: about, text; empty if all agrees."
        })
final class CheckCommand extends MigrateSubcommand {

    private static final String ALONE = " To compare entities and migrations alone: --without-database";

    @Mixin
    private SchemaOption schema = new SchemaOption();

    @Option(names = "--without-database", description = "Ask no database: compare entities and migrations only.")
    private boolean withoutDatabase;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    int run() throws SQLException {
        List<Standing> standings = withoutDatabase ? List.of() : standings();
        List<Finding> findings = findings(standings);
        if (json) {
            out().println(Json.of(findings));
        } else {
            print(findings, standings);
        }
        return findings.isEmpty() ? DONE : DIFFERS;
    }

    private List<Finding> findings(List<Standing> standings) throws SQLException {
        try (Scratch scratch = Scratch.start()) {
            Check check = new Check(scratch);
            for (Schema each : schema.all()) {
                check.scripts(scripts.scripts(each));
                if (each == Schema.PROJECTIONS) {
                    check.entities(scripts.scripts(each), migrate().entities());
                }
            }
            for (Standing standing : standings) {
                check.database(standing);
                if (standing.schema() == Schema.EVENT_STORE) {
                    check.events(standing);
                }
            }
            return check.findings();
        }
    }

    /** First, so that nobody waits for the comparison to learn that there is no database. */
    private List<Standing> standings() throws SQLException {
        List<Standing> standings = new ArrayList<>();
        try {
            for (Schema each : schema.all()) {
                standings.add(Standing.of(connection.database(each), scripts.scripts(each)));
            }
        } catch (Unusable unknown) {
            throw new Unusable(unknown.getMessage() + ALONE);
        } catch (Refused away) {
            throw new Refused(away.getMessage() + ALONE);
        }
        return standings;
    }

    private void print(List<Finding> findings, List<Standing> standings) {
        Finding.print(findings, out());
        if (findings.isEmpty()) {
            if (schema.all().contains(Schema.PROJECTIONS)) {
                out().println("Entities and migrations agree.");
            }
            standings.forEach(standing -> out().println(SchemaOption.name(standing.schema()) + " is what they make, at"
                    + " version " + standing.versionName() + "; " + standing.database() + "."));
            if (standings.stream().anyMatch(standing -> standing.schema() == Schema.EVENT_STORE)) {
                out().println("This build reads every kind of event that is stored.");
            }
        }
    }
}
