package sklad.migrations.tool.released;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import sklad.events.EventJson;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.query.QuerySide;
import sklad.web.TestIdentityProvider;
import tools.jackson.databind.JsonNode;

/** This build's query side, whole, on a database. */
final class QuerySideOn implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestIdentityProvider identity = TestIdentityProvider.start();
    private final ConfigurableApplicationContext context;

    QuerySideOn(TestDatabase database) {
        Map<String, Object> properties = new HashMap<>(identity.properties());
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        for (String source : new String[] {"spring.datasource.", "sklad.event-store.datasource."}) {
            properties.put(source + "url", database.url());
            properties.put(source + "username", DatabaseRoles.QUERY);
            properties.put(source + "password", TestPostgres.PASSWORD);
        }
        context = QuerySide.application()
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    /** Asks as a manager. */
    JsonNode get(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + identity.token("max", "manager"))
                .build();
        try {
            return EventJson.mapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    @Override
    public void close() {
        context.close();
        identity.close();
    }
}
