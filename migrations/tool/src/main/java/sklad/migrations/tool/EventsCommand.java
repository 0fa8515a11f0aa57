package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sklad.events.EventJson;
import sklad.migrations.Schema;
import sklad.migrations.tool.events.EventInventory;
import sklad.migrations.tool.events.EventKind;

/** Lists the event types and revisions in the store. */
@Command(
        name = "events",
        description = {
            "Lists the event types and revisions in the store, with counts and positions, and how this build reads each:"
                    + " as it is, or through which upcasters. The first and the last of each are read, with --all every one.",
            "Exit status 1 if there is one that this build can't read."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  migrate events", "  migrate events --all        reads every event", "  migrate events --json"})
final class EventsCommand extends MigrateSubcommand {

    @Option(names = "--all", description = "Read every event, not only the first and the last of each kind.")
    private boolean all;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    int run() throws SQLException {
        List<EventKind> kinds = kinds();
        if (json) {
            out().println(EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(kinds));
        } else {
            out().println(table(kinds));
        }
        return kinds.stream().allMatch(EventKind::isReadable) ? DONE : DIFFERS;
    }

    private List<EventKind> kinds() throws SQLException {
        Database database = connection.database(Schema.EVENT_STORE);
        Archives.store(database).requireThere();
        try (Connection store = database.connect()) {
            store.setReadOnly(true);
            store.setAutoCommit(false);
            return new EventInventory().of(store, all);
        }
    }

    private static String table(List<EventKind> kinds) {
        if (kinds.isEmpty()) {
            return "The store holds no event yet.";
        }
        String format = "%-24s %8s %12s %12s %12s  %s%n";
        StringBuilder table =
                new StringBuilder(format.formatted("EVENT", "REVISION", "COUNT", "FIRST", "LAST", "READ BY"));
        for (EventKind kind : kinds) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-24s %8s %,12d %,12d %,12d  %s%n",
                    kind.type(),
                    kind.revision(),
                    kind.count(),
                    kind.firstPosition(),
                    kind.lastPosition(),
                    kind.isReadable() ? kind.readBy() : "cannot be read: " + kind.problem()));
        }
        return table.toString().stripTrailing();
    }
}
