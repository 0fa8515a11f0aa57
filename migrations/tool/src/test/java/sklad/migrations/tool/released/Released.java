package sklad.migrations.tool.released;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import sklad.events.EventJson;
import sklad.migrations.Schema;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.migrations.tool.archive.ArchiveReader;
import sklad.migrations.tool.archive.Progress;
import sklad.migrations.tool.archive.Restore;
import sklad.migrations.tool.archive.StoreDatabase;
import tools.jackson.databind.JsonNode;

/**
 * What a release has left behind: a folder named by the versions of both schemas, with the store, the projections, and what
 * its query side answered. See README.md beside the folders.
 */
record Released(Path folder) {

    static final String STORE = "store.zip";
    static final String PROJECTIONS = "projections.zip";
    static final String ANSWERS = "answers.json";

    static List<Released> all() {
        try {
            Path folders = Path.of(requireNonNull(Released.class.getResource("/released/README.md"))
                    .toURI());
            try (Stream<Path> found = Files.list(folders.getParent())) {
                return found.filter(Files::isDirectory)
                        .sorted()
                        .map(Released::new)
                        .toList();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A database just as the release has left it. */
    TestDatabase database() throws SQLException, IOException {
        TestDatabase database = TestPostgres.empty();
        String[] versions = name().split("-", -1);
        migrate(Schema.EVENT_STORE, versions[0], database);
        migrate(Schema.PROJECTIONS, versions[1], database);
        try (ArchiveReader archive = ArchiveReader.open(folder.resolve(STORE))) {
            new Restore(new StoreDatabase(database.owner(), name()), Progress.NONE).from(archive);
        }
        try (ZipFile tables = new ZipFile(folder.resolve(PROJECTIONS).toFile());
                Connection connection = database.owner().getConnection()) {
            for (ZipEntry table : tables.stream().toList()) {
                try (InputStream rows = tables.getInputStream(table)) {
                    copy(connection, table.getName(), rows.readAllBytes());
                }
            }
        }
        return database;
    }

    /** By path. */
    JsonNode answers() throws IOException {
        return EventJson.mapper().readTree(Files.readString(folder.resolve(ANSWERS)));
    }

    @Override
    public String toString() {
        return name();
    }

    private String name() {
        return folder.getFileName().toString();
    }

    private static void migrate(Schema schema, String version, TestDatabase database) {
        Flyway.configure(Schema.class.getClassLoader())
                .configuration(schema.flyway(database.owner()).getConfiguration())
                .target(version)
                .load()
                .migrate();
    }

    private static void copy(Connection connection, String table, byte[] rows) throws SQLException {
        String columns =
                new String(rows, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
        String sql = "COPY projections.\"%s\" (\"%s\") FROM STDIN (HEADER MATCH)"
                .formatted(table, columns.replace("\t", "\", \""));
        var in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        in.writeToCopy(rows, 0, rows.length);
        in.endCopy();
    }
}
