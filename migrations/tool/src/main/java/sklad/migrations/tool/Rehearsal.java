package sklad.migrations.tool;

import java.io.PrintWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.migrations.Schema;
import sklad.migrations.tool.catalog.Catalog;
import sklad.migrations.tool.catalog.CatalogReader;
import sklad.migrations.tool.scratch.Scratch;

/** A scratch database on which migrations run as they would elsewhere: nothing can be lost, and nobody waits. */
final class Rehearsal {

    private static final PrintWriter SILENT = new PrintWriter(Writer.nullWriter());

    private final Map<Schema, Database> databases = new EnumMap<>(Schema.class);
    private final Runner runner;

    private Rehearsal(PGSimpleDataSource empty, Function<Schema, String> schemaNames) {
        for (Schema schema : Schema.values()) {
            String name = String.valueOf(empty.getDatabaseName());
            databases.put(schema, new Database(schema, schemaNames.apply(schema), "scratch", name, empty));
        }
        runner = new Runner(databases, "0", (step, session) -> {}, SILENT);
    }

    /** With both schemas still at base, under their usual names. */
    static Rehearsal on(Scratch scratch) throws SQLException {
        return on(scratch, Schema::schemaName);
    }

    /** Likewise, under other names. */
    static Rehearsal on(Scratch scratch, Function<Schema, String> schemaNames) throws SQLException {
        return new Rehearsal(scratch.empty(), schemaNames);
    }

    /** Runs one script, in its transaction if it can have one. */
    void run(Step step) throws StepFailed, SQLException {
        runner.run(new Stage(List.of(step)));
    }

    /**
     * Applies the migrations after a version up to another.
     *
     * @throws Refused if one fails even on an empty database
     */
    void apply(MigrationScripts scripts, int after, int upTo) throws SQLException {
        List<Step> steps = scripts.between(after, upTo).stream()
                .map(migration -> new Step(scripts.schema(), migration, false))
                .toList();
        try {
            for (Stage stage : Stage.fewest(steps)) {
                runner.run(stage);
            }
        } catch (StepFailed failure) {
            throw new Refused("On an empty scratch database: " + failure.getMessage());
        }
    }

    Catalog catalog(Schema schema) throws SQLException {
        Database database = database(schema);
        return CatalogReader.read(database.source(), database.schemaName());
    }

    /** A connection on which plain names mean the schema's. */
    Connection entered(Schema schema) throws SQLException {
        Database database = database(schema);
        Connection session = database.connect();
        try (Statement statement = session.createStatement()) {
            statement.execute(database.historySql().enter(false));
            return session;
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
    }

    private Database database(Schema schema) {
        return Objects.requireNonNull(databases.get(schema));
    }
}
