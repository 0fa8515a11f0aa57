package sklad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts the tiny side on a free port and talks to it over HTTP. */
abstract class EdgeTest {

    static final TestIdentityProvider identity = TestIdentityProvider.start();
    private static final HttpClient http = HttpClient.newHttpClient();
    private static @Nullable ConfigurableApplicationContext side;

    @BeforeAll
    static void startTheSide() {
        SpringApplication application = new SpringApplication(TinySide.class);
        side = application.run(Stream.concat(
                        identity.properties().entrySet().stream()
                                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue()),
                        Stream.of(
                                "--server.port=0",
                                "--sklad.web.max-body-size=10KB",
                                "--sklad.openapi.authorization-url=http://login.example/authorize",
                                "--sklad.openapi.token-url=http://login.example/token"))
                .toArray(String[]::new));
    }

    @AfterAll
    static void stopTheSide() {
        if (side != null) {
            side.close();
        }
    }

    static URI uri(String path) {
        String port = Objects.requireNonNull(side).getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static Answer get(String path, @Nullable String token) throws Exception {
        return send(request(path, token));
    }

    static Answer post(String body) throws Exception {
        return post(BodyPublishers.ofString(body));
    }

    static Answer post(HttpRequest.BodyPublisher body) throws Exception {
        return send(request("/things", identity.token("anna", "clerk"))
                .header("Content-Type", "application/json")
                .POST(body));
    }

    static Answer send(HttpRequest.Builder request) throws Exception {
        return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        Answer isProblem(int status, String code) {
            assertThat(response.body()).contains("\"code\":\"" + code + "\"");
            assertThat(status()).isEqualTo(status);
            assertThat(text("type")).isEqualTo("urn:sklad:problem:" + code);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            return this;
        }
    }
}
