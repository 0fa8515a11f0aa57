package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.Schema;

/** Takes over a database that has the tables and no history. */
@Command(
        name = "baseline",
        description = {
            "Writes into the history that an existing database is at a version, and runs nothing.",
            "",
            "For a database whose tables were made by other means, or whose history was lost. It is refused if there is a"
                    + " history, or if the tables are not those of the version. Run migrate check afterwards: it compares"
                    + " everything.",
            ""
        },
        footer = {"", "Example:", "  migrate baseline --schema projections 4"})
final class BaselineCommand extends MigrateSubcommand {

    @Option(
            names = "--schema",
            required = true,
            paramLabel = "SCHEMA",
            converter = SchemaOption.SchemaName.class,
            description = "event-store or projections.")
    private Schema schema = Schema.PROJECTIONS;

    @Mixin
    private ApplyOptions options = new ApplyOptions();

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Parameters(paramLabel = "VERSION", description = "The version that the tables are of, or head.")
    private String target = "";

    @Override
    int run() throws SQLException {
        MigrationScripts all = scripts.scripts(schema);
        int version = Versions.target(target, SchemaOption.of(schema), all, 0);
        if (version == 0) {
            throw new Unusable("Nothing to take over at base: migrate upgrade makes the tables.");
        }
        try (Deployment deployment = Deployment.begin("baseline", List.of(all), connection, options, out(), err())) {
            Standing standing = deployment.standing(schema);
            if (standing.history().rows().stream().anyMatch(row -> row.version() != null)) {
                throw new Refused(SchemaOption.name(schema) + " has a history: it is at version "
                        + standing.versionName() + ". Nothing to take over.");
            }
            try (Connection session = deployment.entered(schema)) {
                session.setAutoCommit(false);
                verifyTables(all, version, session);
                write(standing.database().historySql(), all, version, session);
                session.commit();
            }
            Standing now = deployment.now(schema);
            out().printf(
                            "%-12s taken over at version %s, %d pending. Compare it now: migrate check%n",
                            SchemaOption.name(schema),
                            now.versionName(),
                            now.pending().size());
        }
        return DONE;
    }

    private static void verifyTables(MigrationScripts all, int version, Connection session) throws SQLException {
        Tables tables = new Tables(session);
        Set<String> expected = made(all, version);
        List<String> missing = new ArrayList<>();
        for (String table : expected) {
            if (!tables.exists(table)) {
                missing.add(table);
            }
        }
        List<String> later = new ArrayList<>();
        for (String table : made(all, all.head())) {
            if (!expected.contains(table) && tables.exists(table)) {
                later.add(table);
            }
        }
        if (!missing.isEmpty() || !later.isEmpty()) {
            throw new Refused("This is not version " + version + " of " + SchemaOption.name(all.schema()) + "."
                    + (missing.isEmpty() ? "" : " Missing: " + String.join(", ", missing) + ".")
                    + (later.isEmpty()
                            ? ""
                            : " There already, and of a later version: " + String.join(", ", later) + ".")
                    + " Nothing was changed.");
        }
    }

    private static Set<String> made(MigrationScripts all, int version) {
        Set<String> made = new LinkedHashSet<>();
        for (Migration migration : all.between(0, version)) {
            for (SqlStatement statement : new Step(all.schema(), migration, false).statements()) {
                TokenReader reader = statement.reader();
                boolean create = reader.take("CREATE", "TABLE");
                if (create || reader.take("DROP", "TABLE")) {
                    reader.take("IF", "NOT", "EXISTS");
                    reader.take("IF", "EXISTS");
                    List<String> names = create ? List.of(reader.name()) : reader.names();
                    if (create) {
                        made.addAll(names);
                    } else {
                        names.forEach(made::remove);
                    }
                }
            }
        }
        return made;
    }

    private static void write(HistorySql history, MigrationScripts all, int version, Connection session)
            throws SQLException {
        Schema schema = all.schema();
        String by = "baseline by " + Operator.name();
        List<String> statements = new ArrayList<>(history.create(by));
        for (Migration migration : all.between(0, version)) {
            statements.add(history.applied(migration, by, HistorySql.time(Instant.now()), "0"));
        }
        for (String role : List.of(DatabaseRoles.COMMAND, DatabaseRoles.QUERY)) {
            if (schema == Schema.EVENT_STORE || role.equals(DatabaseRoles.QUERY)) {
                statements.add("GRANT SELECT ON " + history.table() + " TO " + role);
            }
        }
        try (Statement statement = session.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
