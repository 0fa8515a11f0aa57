package sklad.migrations.tool;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what happened to the schemas, and what is still to happen. */
@Command(
        name = "history",
        description = {
            "Shows what was applied and taken back, by whom and when (UTC), and what is pending.",
            "",
            "States: applied; undone (taken back since); undo (the taking back); failed (stopped half way, outside a"
                    + " transaction); pending; future (these scripts do not know it).",
            ""
        },
        footer = {
            "",
            "With --json, an array of objects: schema, version, name, state, at (ISO 8601), by, milliseconds, script;",
            "null where a pending migration has none."
        })
final class HistoryCommand extends MigrateSubcommand {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @Mixin
    private SchemaOption schema = new SchemaOption();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    int run() throws SQLException {
        List<Entry> entries = new ArrayList<>();
        for (var each : schema.all()) {
            entries.addAll(entries(Standing.of(connection.database(each), scripts.scripts(each))));
        }
        if (json) {
            out().println(Json.of(entries));
        } else {
            print(entries);
        }
        return DONE;
    }

    private static List<Entry> entries(Standing standing) {
        String schema = SchemaOption.name(standing.schema());
        List<Entry> entries = new ArrayList<>();
        for (HistoryRow row : standing.history().rows()) {
            if (row.version() != null) {
                entries.add(new Entry(
                        schema,
                        row.version(),
                        row.name(),
                        state(standing, row),
                        row.at().toString(),
                        row.by(),
                        row.milliseconds(),
                        row.script()));
            }
        }
        for (Migration migration : standing.pending()) {
            entries.add(new Entry(
                    schema,
                    migration.version(),
                    migration.name(),
                    "pending",
                    null,
                    null,
                    null,
                    migration.up().file()));
        }
        return entries;
    }

    private static String state(Standing standing, HistoryRow row) {
        if (row.isUndo()) {
            return "undo";
        }
        if (standing.history().isUndone(row)) {
            return "undone";
        }
        if (!row.success()) {
            return "failed";
        }
        return row.number() > standing.scripts().head() ? "future" : "applied";
    }

    private void print(List<Entry> entries) {
        TextTable table = new TextTable("SCHEMA", "VERSION", "NAME", "STATE", "WHEN (UTC)", "BY", "MS");
        for (Entry entry : entries) {
            table.add(
                    entry.schema(),
                    entry.version(),
                    entry.name(),
                    entry.state(),
                    entry.at() == null ? "" : TIME.format(Instant.parse(entry.at())),
                    entry.by() == null ? "" : entry.by(),
                    entry.milliseconds() == null ? "" : entry.milliseconds().toString());
        }
        table.print(out());
    }

    /** A line of the history; its fields are what programs rely on. */
    record Entry(
            String schema,
            String version,
            String name,
            String state,
            @Nullable String at,
            @Nullable String by,
            @Nullable Integer milliseconds,
            String script) {}
}
