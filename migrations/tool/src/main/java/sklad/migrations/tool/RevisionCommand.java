package sklad.migrations.tool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sklad.migrations.Schema;
import sklad.migrations.tool.catalog.Difference;
import sklad.migrations.tool.revision.Draft;
import sklad.migrations.tool.scratch.Scratch;

/** Makes the next migration. */
@Command(
        name = "revision",
        description = {
            "Makes the next migration of a schema, V00N__what_it_does.sql, and U00N__what_it_does.sql, which takes it back.",
            "",
            "With --autogenerate it compares the query side's entities with what the migrations make, on a scratch"
                    + " PostgreSQL of its own (none need be running), and writes both directions. What would lose"
                    + " something is written as a comment, to be confirmed; new indexes of a table that is there come"
                    + " second, in a script that keeps nobody waiting.",
            "",
            "It can't see what was renamed (it sees one that is gone and one that is new), nor what has to happen to rows"
                    + " that are there; nor functions, triggers and rights. Read what it wrote.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  migrate revision -m \"give products a supplier\"",
            "  migrate revision --autogenerate -m \"give products a supplier\"",
            "  migrate revision --schema event-store -m \"find receipts by their time\"",
            "  migrate revision --rebase V026__give_products_a_supplier.sql"
        })
final class RevisionCommand extends MigrateSubcommand {

    private static final String UP = """
            -- Why: what this is for, in a sentence.

            -- What it does goes here: plain names, without the schema's; new tables with the least rights that each role
            -- needs: GRANT SELECT, INSERT, UPDATE ON … TO ${queryRole};
            """;
    private static final String DOWN = """
            -- What takes it back goes here. What is lost beyond the rows of dropped tables and the values of dropped columns:
            -- "loses: SELECT count(*) FROM …" after two dashes. If there is nothing to do: SELECT;
            """;

    @Mixin
    private SchemaOption schema = new SchemaOption();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "NAME",
            description = "What the migration does: \"give products a supplier\".")
    private @Nullable String message;

    @Option(names = "--autogenerate", description = "Write it from what the entities have and the migrations have not.")
    private boolean autogenerate;

    @Option(
            names = "--rebase",
            paramLabel = "FILE",
            description =
                    "Give FILE, and the files that belong to it, the next number: two migrations had the same one. It"
                            + " must not be applied.")
    private @Nullable String rebase;

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    int run() throws SQLException {
        if (rebase != null) {
            rebase(rebase);
            return DONE;
        }
        if (message == null) {
            throw new Unusable("What does the migration do? migrate revision -m \"give products a supplier\"");
        }
        Schema chosen = schema.orElse(Schema.PROJECTIONS);
        String name = RevisionName.of(message);
        NewScripts next = new NewScripts(scripts.writable(chosen), scripts.scripts(chosen));
        next.refuseTaken(name);
        if (autogenerate) {
            generate(chosen, name, next);
        } else {
            next.write(name, UP, DOWN, true);
        }
        tell(next);
        return DONE;
    }

    private void generate(Schema chosen, String name, NewScripts next) throws SQLException {
        if (chosen != Schema.PROJECTIONS) {
            throw new Unusable("The event store has no entities to compare with: write its migrations by hand, without"
                    + " --autogenerate.");
        }
        Draft draft = Draft.of(difference());
        draft.detected().forEach(line -> out().println("  " + line));
        draft.notes().forEach(note -> out().println("  note     " + note));
        for (Draft.Pair pair : draft.scripts()) {
            boolean second = draft.scripts().size() > 1 && !pair.transactional();
            next.write(second ? name + "_with_indexes" : name, pair.up(), pair.down(), pair.transactional());
        }
        if (draft.scripts().isEmpty()) {
            out().println("The entities want nothing that the migrations do not make: no script was written.");
        }
    }

    private Difference difference() throws SQLException {
        MigrationScripts all = scripts.scripts(Schema.PROJECTIONS);
        try (Scratch scratch = Scratch.start()) {
            Rehearsal rehearsal = Rehearsal.on(scratch);
            rehearsal.apply(all, 0, all.head());
            return EntityComparison.of(
                    rehearsal.catalog(Schema.PROJECTIONS), migrate().entities(), scratch);
        }
    }

    private void tell(NewScripts next) {
        if (next.written().isEmpty()) {
            return;
        }
        next.written().forEach(file -> out().println("Written: " + file));
        out().println(
                        autogenerate
                                ? "Not seen: renames, what rows that are there need, functions, triggers, rights. Read it, then:"
                                        + " migrate upgrade"
                                : "Write what it does and what takes it back, then: migrate roundtrip, migrate upgrade");
    }

    private void rebase(String file) throws SQLException {
        if (message != null || autogenerate) {
            throw new Unusable("--rebase renumbers what is there; -m and --autogenerate make something new.");
        }
        List<Path> folders = schema.all().stream().map(scripts::writable).toList();
        Rebase found = Rebase.of(folders, file);
        try (Connection session = connection.database(found.schema()).connect()) {
            Database database = connection.database(found.schema());
            found.refuseApplied(History.read(database.historySql(), session), database);
        } catch (Unusable nowhere) {
            err().println("No database was asked whether it is applied: " + nowhere.getMessage());
        }
        found.renumber().forEach(out()::println);
    }
}
