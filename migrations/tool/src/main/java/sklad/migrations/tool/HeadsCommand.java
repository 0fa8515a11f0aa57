package sklad.migrations.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what the newest scripts are. */
@Command(
        name = "heads",
        description = "Says which is the newest migration of each schema; asks no database.",
        footer = {"", "With --json, an array of objects: schema, version, name, script; null where there is none."})
final class HeadsCommand extends MigrateSubcommand {

    @Mixin
    private SchemaOption schema = new SchemaOption();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Override
    int run() {
        List<Head> heads = new ArrayList<>();
        for (var each : schema.all()) {
            MigrationScripts all = scripts.scripts(each);
            Migration newest = all.numbered(all.head()).orElse(null);
            heads.add(
                    newest == null
                            ? new Head(SchemaOption.name(each), null, null, null)
                            : new Head(
                                    SchemaOption.name(each),
                                    newest.version(),
                                    newest.name(),
                                    newest.up().file()));
        }
        if (json) {
            out().println(Json.of(heads));
        } else {
            heads.forEach(head -> out().printf(
                            "%-12s %s%n",
                            head.schema(),
                            head.version() == null ? "none" : head.version() + " (" + head.name() + ")"));
        }
        return DONE;
    }

    /** A schema's newest migration; its fields are what programs rely on. */
    record Head(
            String schema,
            @Nullable String version,
            @Nullable String name,
            @Nullable String script) {}
}
