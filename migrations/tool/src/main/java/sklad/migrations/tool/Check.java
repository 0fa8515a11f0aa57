package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.migrations.Schema;
import sklad.migrations.tool.catalog.Catalog;
import sklad.migrations.tool.catalog.CatalogReader;
import sklad.migrations.tool.catalog.Difference;
import sklad.migrations.tool.entities.Entities;
import sklad.migrations.tool.events.EventInventory;
import sklad.migrations.tool.events.EventKind;
import sklad.migrations.tool.scratch.Scratch;

/** Compares entities, migrations, databases and stored events with each other, and collects what does not agree. */
final class Check {

    static final String ENTITIES = "entities and migrations";
    static final String SCRIPTS = "scripts";

    private final Scratch scratch;
    private final List<Finding> findings = new ArrayList<>();

    Check(Scratch scratch) {
        this.scratch = scratch;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Each migration can be taken back. */
    void scripts(MigrationScripts scripts) {
        for (Migration migration : scripts.all()) {
            if (migration.down() == null) {
                add(
                        SCRIPTS,
                        migration.up().place() + " has no undo script: write U"
                                + migration.up().file().substring(1) + " beside it.");
            }
        }
    }

    /** The entities want what the migrations make, if they can be run at all. */
    void entities(MigrationScripts projections, Entities entities) throws SQLException {
        Rehearsal rehearsal = Rehearsal.on(scratch);
        try {
            rehearsal.apply(projections, 0, projections.head());
        } catch (Refused failure) {
            add(SCRIPTS, String.valueOf(failure.getMessage()));
            return;
        }
        List<String> lines = EntityComparison.of(rehearsal.catalog(Schema.PROJECTIONS), entities, scratch)
                .lines();
        lines.forEach(line -> add(ENTITIES, line));
        if (!lines.isEmpty()) {
            add(
                    ENTITIES,
                    "Write the migration: migrate revision --autogenerate -m \"what it does\"; or correct the entity.");
        }
    }

    /** The database is what the migrations make, up to the newest. */
    void database(Standing standing) throws SQLException {
        String about = SchemaOption.name(standing.schema()) + ", " + standing.database();
        try {
            standing.verify();
        } catch (Refused disagreement) {
            add(about, String.valueOf(disagreement.getMessage()));
            return;
        }
        standing.history()
                .failed()
                .values()
                .forEach(row -> add(
                        about,
                        row.script() + " stopped half way. Correct what it says, and run migrate upgrade again."));
        Rehearsal rehearsal = Rehearsal.on(
                scratch,
                schema -> schema == standing.schema() ? standing.database().schemaName() : schema.schemaName());
        MigrationScripts scripts = standing.scripts();
        rehearsal.apply(scripts, 0, standing.version());
        Catalog actual = CatalogReader.read(
                standing.database().source(), standing.database().schemaName());
        boolean drifted = drift(about, standing, rehearsal.catalog(standing.schema()), actual);
        if (!standing.pending().isEmpty()) {
            rehearsal.apply(scripts, standing.version(), scripts.head());
            pending(about, standing, drifted ? null : rehearsal.catalog(standing.schema()), actual);
        }
    }

    /** This build reads all that is stored. */
    void events(Standing standing) throws SQLException {
        if (standing.version() == 0) {
            return;
        }
        try (Connection store = standing.database().connect()) {
            store.setReadOnly(true);
            store.setAutoCommit(false);
            new EventInventory()
                    .of(store, false).stream()
                            .filter(kind -> !kind.isReadable())
                            .map(EventKind::finding)
                            .forEach(finding -> add("events, " + standing.database(), finding));
        }
    }

    private boolean drift(String about, Standing standing, Catalog expected, Catalog actual) {
        List<String> lines = Difference.between("the migrations", expected, "the database", actual)
                .lines();
        lines.forEach(line -> add(about, line));
        if (!lines.isEmpty()) {
            add(
                    about,
                    "At version " + standing.versionName()
                            + " it should be what the migrations make. Somebody changed it"
                            + " by hand: take that back, or make a migration of it (migrate revision).");
        }
        return !lines.isEmpty();
    }

    private void pending(String about, Standing standing, @Nullable Catalog head, Catalog actual) {
        for (Migration migration : standing.pending()) {
            add(about, migration.title() + " is pending: migrate upgrade");
        }
        if (head != null) {
            Difference.between("the migrations", head, "the database", actual)
                    .lines()
                    .forEach(line -> add(about, line));
        }
    }

    private void add(String about, String text) {
        findings.add(new Finding(about, text));
    }
}
