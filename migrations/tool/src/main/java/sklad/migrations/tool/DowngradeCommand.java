package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sklad.migrations.tool.LossCheck.Loss;

/** Takes migrations back. */
@Command(
        name = "downgrade",
        description = {
            "Runs undo scripts, newest first, in one transaction; the history shows it.",
            "",
            "It is refused where it would lose data, and says which: rows of tables, values of columns, and what the"
                    + " script declares in lines like \"-- loses: SELECT count(*) …\". What the event store holds is never lost.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  migrate downgrade -1                          take back the migration applied last, of either schema",
            "  migrate downgrade --schema projections 3      back to a version of one schema",
            "  migrate downgrade --schema projections base   back to nothing"
        })
final class DowngradeCommand extends MigrateSubcommand {

    @Mixin
    private SchemaOption schema = new SchemaOption();

    @Option(
            names = "--accept-data-loss",
            description = "Go on although data of the projections is lost; the event store's never is.")
    private boolean acceptDataLoss;

    @Mixin
    private ApplyOptions options = new ApplyOptions();

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Parameters(paramLabel = "VERSION", description = "-N (so many back), a version, or base.")
    private String target = "";

    @Override
    int run() throws SQLException {
        List<MigrationScripts> all = schema.all().stream().map(scripts::scripts).toList();
        try (Deployment deployment = Deployment.begin("downgrade", all, connection, options, out(), err())) {
            List<Step> steps = new WayBack(target, schema, deployment.before()).steps();
            if (steps.isEmpty()) {
                out().println("Nothing to take back.");
                return DONE;
            }
            refuseLosses(deployment, steps);
            deployment.refuseHeavyLocks(steps);
            deployment.run(Stage.fewest(steps), this::refuseLosses);
            for (Standing before : deployment.before()) {
                Standing now = deployment.now(before.schema());
                int undone = before.history().applied().size()
                        - now.history().applied().size();
                out().printf(
                                "%-12s %d taken back, now at version %s%n",
                                SchemaOption.name(now.schema()), undone, now.versionName());
            }
        }
        return DONE;
    }

    /** As things are now, all at once; what is there when a script runs is looked at again. */
    private void refuseLosses(Deployment deployment, List<Step> steps) throws SQLException {
        List<Loss> losses = new ArrayList<>();
        for (Step step : steps) {
            try (Connection session = deployment.entered(step.schema())) {
                losses.addAll(new LossCheck(session, false).of(step));
            }
        }
        refuse(losses);
        losses.forEach(loss -> out().println("Accepted loss: " + loss));
    }

    private void refuseLosses(Step step, Connection session) throws SQLException {
        refuse(new LossCheck(session, step.script().transactional()).of(step));
    }

    private void refuse(List<Loss> losses) {
        boolean evidence = losses.stream().anyMatch(Loss::evidence);
        if (losses.isEmpty() || (acceptDataLoss && !evidence)) {
            return;
        }
        String all = losses.stream().map(loss -> "  " + loss).collect(Collectors.joining(System.lineSeparator()));
        throw new Refused("This would lose data:" + System.lineSeparator() + all + System.lineSeparator()
                + "Nothing was changed. "
                + (evidence
                        ? "The event store is never taken back beyond its events: they are all there is to lose. Restore a"
                                + " backup elsewhere instead."
                        : "To go on all the same: --accept-data-loss (what is in the projections can be folded again from"
                                + " the events)."));
    }
}
