package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Says after a failure what stands, and what to type next. */
final class Aftermath {

    private final Deployment deployment;
    private final Step failed;

    Aftermath(Deployment deployment, Step failed) {
        this.deployment = deployment;
        this.failed = failed;
    }

    String tell() throws SQLException {
        List<String> unchanged = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Standing before : deployment.before()) {
            Standing now = deployment.now(before.schema());
            String name = SchemaOption.name(before.schema());
            if (now.version() == before.version()) {
                unchanged.add(name + " is at " + now.versionName());
            } else {
                lines.add("What was committed before stands: " + name + " is at " + now.versionName() + ", it was at "
                        + before.versionName() + ". To return: migrate "
                        + (now.version() > before.version() ? "downgrade" : "upgrade") + " --schema " + name + " "
                        + before.versionName());
            }
        }
        if (failed.script().transactional()) {
            lines.add(0, lines.isEmpty() ? "Nothing was changed." : "Nothing of the failed transaction was kept.");
        } else {
            lines.addAll(0, alone());
        }
        if (!unchanged.isEmpty()) {
            lines.add("As before: " + String.join(", ", unchanged) + ".");
        }
        lines.add("Next: correct " + failed.script().file() + ", then repeat this command.");
        return String.join(System.lineSeparator(), lines);
    }

    private List<String> alone() throws SQLException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "This script is not in a transaction: what its statements before that did stands, and they will be run"
                        + " again.");
        try (Connection session = deployment.entered(failed.schema())) {
            for (String index : Leftovers.invalid(session)) {
                lines.add(
                        "The index " + index + " was left invalid: it is not used, and costs. The next attempt drops it"
                                + " first; to be rid of it now: DROP INDEX CONCURRENTLY " + index + ";");
            }
        }
        return lines;
    }
}
