package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import sklad.migrations.Schema;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.migrations.tool.entities.Entities;

/** A developer's folder of scripts, a database or two, and the command line between them. */
final class Workbench {

    final TestDatabase store;
    final TestDatabase projections;
    final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Supplier<Entities> entities = Entities::ofQuerySide;

    private Workbench(Path folder, TestDatabase store, TestDatabase projections) {
        this.folder = folder;
        this.store = store;
        this.projections = projections;
        environment.put("SKLAD_EVENT_STORE_URL", store.url());
        environment.put("SKLAD_PROJECTIONS_URL", projections.url());
        environment.put("SKLAD_OWNER_PASSWORD", TestPostgres.PASSWORD);
        for (Schema schema : Schema.values()) {
            directory(schema);
        }
    }

    /** Both schemas in one database, no scripts yet. */
    static Workbench empty(Path folder) {
        TestDatabase database = TestPostgres.empty();
        return new Workbench(folder, database, database);
    }

    /** The schemas in a database each, no scripts yet. */
    static Workbench apart(Path folder) {
        return new Workbench(folder, TestPostgres.empty(), TestPostgres.empty());
    }

    /** An empty database, and the scripts of this build. */
    static Workbench real(Path folder) {
        Workbench bench = empty(folder);
        for (Schema schema : Schema.values()) {
            ScriptSource source = ScriptSource.onClassPath(schema);
            source.names().forEach(name -> bench.write(schema, name, source.text(name)));
        }
        return bench;
    }

    Workbench with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With entities that a developer has changed. */
    Workbench with(Supplier<Entities> changed) {
        entities = changed;
        return this;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** A script of the projections. */
    void write(String name, String sql) {
        write(Schema.PROJECTIONS, name, sql);
    }

    void write(Schema schema, String name, String sql) {
        try {
            Files.writeString(directory(schema).resolve(name), sql);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete(String name) {
        try {
            Files.delete(directory(Schema.PROJECTIONS).resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Result run(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.add("--directory=" + folder);
        return execute(words.toArray(String[]::new));
    }

    /** Runs what must succeed. */
    String done(String... arguments) {
        Result result = run(arguments);
        assertThat(result.status()).as(result.output()).isZero();
        return result.output();
    }

    /** Runs what must be refused. */
    String refused(String... arguments) {
        Result result = run(arguments);
        assertThat(result.status()).as(result.output()).isEqualTo(1);
        assertThat(result.output()).doesNotContain("\tat ");
        return result.output();
    }

    Result execute(String... arguments) {
        StringWriter written = new StringWriter();
        int status = new CommandLine(new MigrateCommand(environment, null, entities))
                .setOut(new PrintWriter(written, true))
                .setErr(new PrintWriter(written, true))
                .execute(arguments);
        return new Result(status, written.toString());
    }

    /** Runs SQL in the projections' database, as the owner. */
    void sql(String sql) {
        try (Connection connection = projections.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The first column of what a query finds. */
    List<String> query(String sql) {
        return query(projections, sql);
    }

    static List<String> query(TestDatabase database, String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return found;
    }

    /** The names of the projections' scripts, undo scripts included. */
    List<String> scripts() {
        return ScriptSource.in(Schema.PROJECTIONS, directory(Schema.PROJECTIONS))
                .names();
    }

    String text(String name) {
        return ScriptSource.in(Schema.PROJECTIONS, directory(Schema.PROJECTIONS))
                .text(name);
    }

    /** The tables of the projections, without the history. */
    List<String> tables() {
        return query("SELECT tablename FROM pg_tables WHERE schemaname = 'projections'"
                + " AND tablename <> 'schema_history' ORDER BY 1");
    }

    private Path directory(Schema schema) {
        try {
            return Files.createDirectories(folder.resolve(SchemaOption.name(schema)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    record Result(int status, String output) {}
}
