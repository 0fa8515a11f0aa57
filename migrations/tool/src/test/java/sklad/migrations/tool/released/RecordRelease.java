package sklad.migrations.tool.released;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.events.EventJson;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.tool.archive.Backup;
import sklad.migrations.tool.archive.Progress;
import sklad.migrations.tool.archive.StoreDatabase;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records a running release for {@link UpgradeFromReleasesTest}; how to use it is in released/README.md. Its name keeps it out
 * of the build.
 */
class RecordRelease {

    private static final String TABLES = """
            SELECT c.relname, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
              FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
             WHERE c.relnamespace = 'projections'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_history'
               AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
             GROUP BY 1 ORDER BY 1
            """;
    private static final List<String> LISTS = List.of(
            "/products?limit=500",
            "/products?belowReorderPoint=true",
            "/stock?limit=500",
            "/movements?limit=500",
            "/movements?type=transfer&order=asc",
            "/users?limit=500",
            "/locations");

    /** Followed by both times: those of the recording, so that the same can be asked again. */
    private static final List<String> REPORTS = List.of(
            "/reports/stock-on-hand?",
            "/reports/stock-on-hand?groupBy=category&",
            "/reports/stock-on-hand?groupBy=location&",
            "/reports/movements?limit=500&",
            "/reports/movement-summary?interval=month&groupBy=category&",
            "/reports/valuation?",
            "/reports/negative-past?");

    private final HttpClient http = HttpClient.newHttpClient();

    /** The environment variables are the migration tool's, and three more. */
    @Test
    void records_what_a_running_release_has_and_answers() throws Exception {
        Path folder =
                Files.createDirectories(Path.of("src", "test", "resources", "released", setting("RELEASE_VERSIONS")));
        new Backup(new StoreDatabase(database("SKLAD_EVENT_STORE_URL"), "a release"), Progress.NONE)
                .to(folder.resolve(Released.STORE), true);
        projections(folder.resolve(Released.PROJECTIONS));
        answers(setting("RELEASE_URL"), setting("RELEASE_TOKEN"), folder.resolve(Released.ANSWERS));
    }

    private static String setting(String variable) {
        return Objects.requireNonNull(System.getenv(variable), variable + " is not set");
    }

    private static void projections(Path file) throws SQLException, IOException {
        try (Connection connection = database("SKLAD_PROJECTIONS_URL").getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(TABLES);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            while (tables.next()) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "COPY projections." + tables.getString(1) + " (" + tables.getString(2)
                                        + ") TO STDOUT (HEADER)",
                                rows);
                zip.putNextEntry(new ZipEntry(tables.getString(1)));
                rows.writeTo(zip);
            }
        }
    }

    private void answers(String url, String token, Path file) throws IOException, InterruptedException {
        ObjectNode answers = EventJson.mapper().createObjectNode();
        for (String path : LISTS) {
            answers.set(path, EventJson.mapper().readTree(get(url + path, token)));
        }
        String now = Instant.now().toString();
        for (String report : REPORTS) {
            String path = report + "asOf=" + now + "&knownAt=" + now;
            answers.set(path, EventJson.mapper().readTree(get(url + path, token)));
        }
        for (var product : answers.path(LISTS.get(0)).path("items").values()) {
            String path = "/products/" + product.path("sku").asString().replace(" ", "%20");
            answers.set(path, EventJson.mapper().readTree(get(url + path, token)));
        }
        Files.writeString(
                file, EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(answers) + "\n");
    }

    private String get(String url, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static PGSimpleDataSource database(String variable) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(setting(variable));
        source.setUser(DatabaseRoles.OWNER);
        source.setPassword(setting("SKLAD_OWNER_PASSWORD"));
        return source;
    }
}
