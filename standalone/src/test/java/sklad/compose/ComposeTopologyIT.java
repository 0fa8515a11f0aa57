package sklad.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sklad.topology.JarProcess;
import sklad.web.TestIdentityProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole of docker-compose.yml but the engine: its environment entries, its order, our packaged jars as processes. */
class ComposeTopologyIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> secrets = new HashMap<>();
    private final ComposeFile compose;

    ComposeTopologyIT() throws IOException {
        compose = ComposeFile.read();
        compose.requiredVariables().forEach(variable -> secrets.put(variable, "secret-of-" + variable));
    }

    @Test
    void a_movement_is_sent_stored_projected_and_read() throws Exception {
        int commandPort = JarProcess.freePort();
        int queryPort = JarProcess.freePort();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                TestIdentityProvider identity = TestIdentityProvider.start()) {
            migrate(postgres);
            try (JarProcess command = side("command-side", commandPort, postgres, identity);
                    JarProcess query = side("query-side", queryPort, postgres, identity)) {
                command.awaitOk("http://127.0.0.1:" + commandPort + "/actuator/health/readiness");
                query.awaitOk("http://127.0.0.1:" + queryPort + "/actuator/health/readiness");
                moveAndRead("http://127.0.0.1:" + commandPort, "http://127.0.0.1:" + queryPort, token(identity));
                assertGracefulStop(command);
                assertGracefulStop(query);
            }
        }
    }

    private void migrate(EmbeddedPostgres postgres) throws Exception {
        Map<String, String> environment = environment("migrations", postgres);
        assertThat(String.valueOf(compose.service("migrations").get("entrypoint")))
                .contains("java -jar app.jar bootstrap && java -jar app.jar upgrade");
        for (String step : new String[] {"bootstrap", "upgrade"}) {
            try (JarProcess job = JarProcess.start("migrations/tool", environment, step)) {
                assertThat(job.awaitExit()).as(job.output()).isZero();
                assertThat(job.output()).doesNotContain("secret-of-");
            }
        }
    }

    private JarProcess side(String name, int port, EmbeddedPostgres postgres, TestIdentityProvider identity)
            throws IOException {
        Map<String, String> environment = environment(name, postgres);
        assertThat(environment).containsKeys("SERVER_PORT", "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI");
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI", identity.jwkSetUri());
        return JarProcess.start(name, environment);
    }

    private Map<String, String> environment(String service, EmbeddedPostgres postgres) {
        Map<String, String> environment = compose.environment(service, secrets);
        environment.replaceAll(
                (name, value) -> value.replace("//postgres:5432/", "//127.0.0.1:" + postgres.getPort() + "/"));
        return environment;
    }

    private String token(TestIdentityProvider identity) {
        String issuer =
                compose.environment("command-side", secrets).get("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI");
        return identity.claims("max", "manager")
                .issuer(Objects.requireNonNull(issuer))
                .sign();
    }

    private void moveAndRead(String command, String query, String token) throws Exception {
        created(command + "/locations", token, "{\"location\": \"MAIN\", \"name\": \"Main warehouse\"}");
        created(command + "/products", token, "{\"sku\": \"SKU-1\", \"name\": \"White lantern\"}");
        JsonNode moved = created(
                command + "/movements",
                token,
                "{\"type\": \"incoming\", \"sku\": \"SKU-1\", \"location\": \"MAIN\", \"quantity\": 12.5}");
        assertThat(moved.path("onHand").decimalValue()).isEqualByComparingTo("12.5");

        HttpResponse<String> read =
                get(query + "/products/SKU-1?after=" + moved.path("position").asLong(), token);
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(json(read).path("onHand").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(read.headers().firstValueAsLong("Sklad-Position")).isPresent();

        for (String side : new String[] {command, query}) {
            assertThat(get(side + "/actuator/prometheus", null).body()).contains("jvm_memory_used_bytes");
            assertThat(get(side + "/v3/api-docs", null).body()).contains("http://localhost:8089/realms/sklad");
            assertThat(get(side + "/products/SKU-1", null).statusCode()).isEqualTo(401);
        }
    }

    private static void assertGracefulStop(JarProcess side) throws Exception {
        assertThat(side.stop()).as("exit status after SIGTERM").isEqualTo(143);
        assertThat(side.output()).contains("Graceful shutdown complete");
    }

    private JsonNode created(String url, String token, String body) throws Exception {
        HttpResponse<String> response = http.send(
                request(url, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response);
    }

    private HttpResponse<String> get(String url, @Nullable String token) throws Exception {
        return http.send(request(url, token).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String url, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
