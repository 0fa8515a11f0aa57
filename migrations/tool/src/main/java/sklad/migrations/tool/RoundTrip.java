package sklad.migrations.tool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import sklad.migrations.Schema;
import sklad.migrations.tool.catalog.Catalog;
import sklad.migrations.tool.catalog.Difference;

/** One schema's migrations there and back, with the schema and the rows compared after each step. */
final class RoundTrip {

    private final Rehearsal rehearsal;
    private final MigrationScripts scripts;
    private final Schema schema;
    private final PrintWriter progress;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> without = new TreeSet<>();

    RoundTrip(Rehearsal rehearsal, MigrationScripts scripts, PrintWriter progress) {
        this.rehearsal = rehearsal;
        this.scripts = scripts;
        this.schema = scripts.schema();
        this.progress = progress;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void run() throws SQLException {
        List<Catalog> at = new ArrayList<>(List.of(rehearsal.catalog(schema)));
        try {
            for (Migration migration : scripts.all()) {
                at.add(thereAndBackAndThere(migration, at.get(at.size() - 1)));
            }
            downAndUp(at);
        } catch (StepFailed failure) {
            add(failure.step(), String.valueOf(failure.getMessage()));
        }
        if (!without.isEmpty()) {
            progress.println("No rows could be made up for " + String.join(", ", without)
                    + ": what happens to them was not" + " tried.");
        }
    }

    private Catalog thereAndBackAndThere(Migration migration, Catalog before) throws StepFailed, SQLException {
        Step up = new Step(schema, migration, false);
        Step down = new Step(schema, migration, true);
        if (migration.down() == null) {
            throw new StepFailed(up, migration.up().place() + " has no undo script.");
        }
        KeptRows rows = rows(before);
        rehearsal.run(up);
        Catalog after = rehearsal.catalog(schema);
        rehearsal.run(down);
        compare(down, before);
        try (Connection session = rehearsal.entered(schema)) {
            rows.lost(session).forEach(lost -> add(down, lost));
        }
        rehearsal.run(up);
        compare(up, after);
        try (Connection session = rehearsal.entered(schema)) {
            without.addAll(new SeedRows(session).plant(after));
        }
        progress.printf("  %-12s up, back and up again: %s%n", SchemaOption.name(schema), migration.title());
        return after;
    }

    private KeptRows rows(Catalog catalog) throws SQLException {
        try (Connection session = rehearsal.entered(schema)) {
            return KeptRows.of(catalog, session);
        }
    }

    private void downAndUp(List<Catalog> at) throws StepFailed, SQLException {
        List<Migration> all = scripts.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            Step down = new Step(schema, all.get(i), true);
            rehearsal.run(down);
            compare(down, at.get(i));
        }
        for (int i = 0; i < all.size(); i++) {
            Step up = new Step(schema, all.get(i), false);
            rehearsal.run(up);
            compare(up, at.get(i + 1));
        }
        progress.printf("  %-12s down to base and up again: all %d%n", SchemaOption.name(schema), all.size());
    }

    private void compare(Step step, Catalog expected) throws SQLException {
        String way = step.back() ? "after it was taken back" : "after it was applied again";
        Difference.between("the schema before", expected, "the schema " + way, rehearsal.catalog(schema))
                .lines()
                .forEach(line -> add(step, line));
    }

    private void add(Step step, String text) {
        Finding finding = new Finding(step.script().file(), text);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
