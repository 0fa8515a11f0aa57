package sklad.migrations.tool;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sklad.migrations.Schema;
import sklad.migrations.tool.archive.Backup;

/** Applies what is pending. */
@Command(
        name = "upgrade",
        description = {
            "Applies pending migrations, of both schemas or one, oldest first.",
            "",
            "All of it is one transaction, over both schemas: when anything fails, nothing has happened. Only scripts"
                    + " that PostgreSQL can't run in a transaction (NAME.sql.conf with executeInTransaction=false) stand"
                    + " alone; they are named first.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  migrate upgrade                              both schemas, to the newest version",
            "  migrate upgrade --schema projections 5       one schema, to a version",
            "  migrate upgrade --schema projections +1      one schema, one version on",
            "  migrate upgrade --step                       a transaction for each migration",
            "  migrate upgrade --backup /var/backups/sklad  archive the event store first",
            "  migrate upgrade --sql > upgrade.sql          print what is pending instead of running it",
            "  migrate upgrade --sql base:head              print all of it; needs no database"
        })
final class UpgradeCommand extends MigrateSubcommand {

    @Mixin
    private SchemaOption schema = new SchemaOption();

    @Option(names = "--step", description = "One transaction for each migration, so that those before a failure stand.")
    private boolean step;

    @Option(
            names = "--sql",
            description =
                    "Print the SQL for a database administrator instead of running it; with FROM:TO no database is"
                            + " asked.")
    private boolean sql;

    @Option(names = "--backup", paramLabel = "DIR", description = "Archive the event store into this folder first.")
    private @Nullable Path backup;

    @Mixin
    private ApplyOptions options = new ApplyOptions();

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            defaultValue = "head",
            description = "head (the default), a version, +N, or with --sql also FROM:TO.")
    private String target = "head";

    @Override
    int run() throws SQLException {
        if (sql) {
            print();
        } else {
            apply();
        }
        return DONE;
    }

    private void apply() throws SQLException {
        try (Deployment deployment = Deployment.begin("upgrade", inOrder(), connection, options, out(), err())) {
            List<Step> steps = new ArrayList<>();
            for (Standing standing : deployment.before()) {
                standing.verify();
                steps.addAll(steps(standing.scripts(), standing.version(), target(standing)));
            }
            List<Stage> stages = step ? Stage.each(steps) : Stage.fewest(steps);
            announce(steps, stages);
            deployment.refuseHeavyLocks(steps);
            backUp(steps);
            deployment.run(stages, (each, session) -> {});
            for (Standing before : deployment.before()) {
                tell(before, deployment.now(before.schema()));
            }
        }
    }

    /** The projections first: what waits for the event store waits for its own migrations only. */
    private List<MigrationScripts> inOrder() {
        List<MigrationScripts> all = new ArrayList<>();
        schema.all().forEach(each -> all.add(0, scripts.scripts(each)));
        return all;
    }

    private int target(Standing standing) {
        return Versions.target(target, schema, standing.scripts(), standing.version());
    }

    private static List<Step> steps(MigrationScripts scripts, int from, int to) {
        return scripts.between(from, to).stream()
                .map(migration -> new Step(scripts.schema(), migration, false))
                .toList();
    }

    private void announce(List<Step> steps, List<Stage> stages) {
        for (Stage stage : stages) {
            if (!stage.transactional()) {
                out().println("Not in a transaction: "
                        + stage.steps().get(0).script().file()
                        + ". What comes before it is committed first, and stands if it fails.");
            }
        }
        for (Step each : steps) {
            if (each.migration().down() == null) {
                out().println("No way back: " + each.script().file() + " has no undo script U"
                        + each.script().file().substring(1) + ".");
            }
        }
    }

    private void backUp(List<Step> steps) throws SQLException {
        if (backup == null || steps.isEmpty()) {
            return;
        }
        Database store = connection.database(Schema.EVENT_STORE);
        if (Standing.of(store, scripts.scripts(Schema.EVENT_STORE)).version() == 0) {
            out().println("Nothing to archive: there is no event store yet.");
            return;
        }
        ConsoleProgress progress = new ConsoleProgress(err());
        try {
            Backup.Written written = new Backup(Archives.store(store), progress).into(backup);
            out().println("Archived: " + written.file() + ": " + Archives.described(written.manifest()));
        } finally {
            progress.end();
        }
    }

    private void tell(Standing before, Standing now) {
        int applied =
                now.history().applied().size() - before.history().applied().size();
        out().printf(
                        "%-12s %d applied, now at version %s%s%n",
                        SchemaOption.name(now.schema()),
                        applied,
                        now.versionName(),
                        now.pending().isEmpty() ? " (head)" : "");
    }

    private void print() throws SQLException {
        if (target.contains(":")) {
            SqlPrinter printer = new SqlPrinter(out(), connection.offline(), options.lockTimeout());
            for (Schema each : schema.all()) {
                MigrationScripts all = scripts.scripts(each);
                int from = Versions.target(target.substring(0, target.indexOf(':')), schema, all, 0);
                int to = Versions.target(target.substring(target.indexOf(':') + 1), schema, all, from);
                printer.print(each, from, steps(all, from, to), step);
            }
            return;
        }
        SqlPrinter printer = new SqlPrinter(out(), connection.settings(), options.lockTimeout());
        for (Schema each : schema.all()) {
            Standing standing = Standing.of(connection.database(each), scripts.scripts(each));
            standing.verify();
            printer.print(
                    each, standing.version(), steps(standing.scripts(), standing.version(), target(standing)), step);
        }
    }
}
