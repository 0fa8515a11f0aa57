package sklad.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.events.EventJson;
import sklad.migrations.TestPostgres;
import sklad.web.TestIdentityProvider;
import tools.jackson.databind.JsonNode;

/** The whole query side on a free port, with its own database, event store and identity provider. */
public final class RunningQuerySide implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestIdentityProvider identity;
    private final ConfigurableApplicationContext context;
    private final TestPostgres.TestDatabase database;
    private final TestStore store;

    private RunningQuerySide(TestPostgres.TestDatabase database, Map<String, String> settings) {
        this.database = database;
        this.store = new TestStore(database);
        this.identity = TestIdentityProvider.start();
        Map<String, Object> properties = new HashMap<>(identity.properties());
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", "sklad_query");
        properties.put("spring.datasource.password", TestPostgres.PASSWORD);
        properties.put("sklad.event-store.datasource.url", database.url());
        properties.put("sklad.event-store.datasource.username", "sklad_query");
        properties.put("sklad.event-store.datasource.password", TestPostgres.PASSWORD);
        // The entities and the migrations agree, or no test runs. In production, the schema is known to be this
        // build's.
        properties.put("spring.jpa.hibernate.ddl-auto", "validate");
        properties.putAll(settings);
        SpringApplication application = QuerySide.application();
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        this.context = application.run(arguments);
    }

    public static RunningQuerySide start() {
        return start(TestPostgres.migrated(), Map.of());
    }

    public static RunningQuerySide start(TestPostgres.TestDatabase database, Map<String, String> settings) {
        return new RunningQuerySide(database, settings);
    }

    /** One for all tests that leave it as they found it; readers wait for at most a second. */
    public static RunningQuerySide shared() {
        return Shared.SIDE;
    }

    public TestStore store() {
        return store;
    }

    public TestPostgres.TestDatabase database() {
        return database;
    }

    /** The database as its owner sees it, with the projections in sight. */
    public JdbcTemplate asOwner() {
        PGSimpleDataSource owner = (PGSimpleDataSource) database.owner();
        owner.setCurrentSchema("projections");
        return new JdbcTemplate(owner);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Asks as a manager, whom nothing but operations is closed to. */
    public Answer get(String path) {
        return get(path, "manager");
    }

    public Answer get(String path, String role) {
        return send(path, "GET", identity.token(role, role));
    }

    /** Asks as a manager, with one more header. */
    public Answer getWithHeader(String path, String name, String value) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(path)).header(name, value).GET();
        return send(request, identity.token("manager", "manager"));
    }

    /** The address of a path, for clients of another kind. */
    public URI address(String path) {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    /** What comes as a file. */
    public byte[] file(String path) {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + identity.token("manager", "manager"))
                .build();
        return await(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    public TestIdentityProvider identity() {
        return identity;
    }

    public Answer post(String path, String role) {
        return send(path, "POST", identity.token(role, role));
    }

    /** With a body of JSON. */
    public Answer send(String path, String method, String role, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(request, identity.token(role, role));
    }

    public Answer post(String path, String role, String json) {
        return send(path, "POST", role, json);
    }

    public Answer delete(String path, String role) {
        return send(path, "DELETE", identity.token(role, role));
    }

    public Answer getWithoutToken(String path) {
        return send(path, "GET", null);
    }

    @Override
    public void close() {
        context.close();
        identity.close();
    }

    private Answer send(String path, String method, @Nullable String token) {
        return send(HttpRequest.newBuilder(address(path)).method(method, HttpRequest.BodyPublishers.noBody()), token);
    }

    private Answer send(HttpRequest.Builder request, @Nullable String token) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return new Answer(await(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    private <T> HttpResponse<T> await(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    private static final class Shared {
        private static final RunningQuerySide SIDE =
                start(TestPostgres.migrated(), Map.of("sklad.projections.wait-at-most", "1s"));
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return EventJson.mapper().readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String code() {
            return json().path("code").asString();
        }
    }
}
