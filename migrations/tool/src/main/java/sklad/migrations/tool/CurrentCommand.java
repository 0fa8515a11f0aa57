package sklad.migrations.tool;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says where each database stands. */
@Command(
        name = "current",
        description = {
            "Says at which version each schema is, and how many migrations are pending.",
            "",
            "States: head; behind; ahead (these scripts do not know the newest version); failed (a migration stopped half"
                    + " way).",
            ""
        },
        footer = {
            "",
            "With --json, an array of objects: schema, database, server, version (null at base), name, head, pending",
            "(how many), state."
        })
final class CurrentCommand extends MigrateSubcommand {

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
        List<Place> places = new ArrayList<>();
        for (var each : schema.all()) {
            places.add(place(Standing.of(connection.database(each), scripts.scripts(each))));
        }
        if (json) {
            out().println(Json.of(places));
        } else {
            places.forEach(this::print);
        }
        return DONE;
    }

    private static Place place(Standing standing) {
        int version = standing.version();
        return new Place(
                SchemaOption.name(standing.schema()),
                standing.database().name(),
                standing.database().server(),
                version == 0 ? null : standing.versionName(),
                standing.scripts().numbered(version).map(Migration::name).orElse(null),
                standing.name(standing.scripts().head()),
                standing.pending().size(),
                standing.state());
    }

    private void print(Place place) {
        String version = place.version() == null ? "no version" : "version " + place.version();
        String name = place.name() == null ? "" : " (" + place.name() + ")";
        out().printf(
                        "%-12s %s%s, %d pending, %s; database %s at %s%n",
                        place.schema(),
                        version,
                        name,
                        place.pending(),
                        place.state(),
                        place.database(),
                        place.server());
    }

    /** Where a schema is; its fields are what programs rely on. */
    record Place(
            String schema,
            String database,
            String server,
            @Nullable String version,
            @Nullable String name,
            String head,
            int pending,
            String state) {}
}
