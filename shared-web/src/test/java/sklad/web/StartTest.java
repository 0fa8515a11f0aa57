package sklad.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class StartTest {

    @Test
    void refuses_to_start_without_knowing_whom_to_trust() {
        assertThatThrownBy(() -> SpringApplication.run(TinySide.class, "--server.port=0"))
                .hasRootCauseMessage("Set spring.security.oauth2.resourceserver.jwt.issuer-uri: who may issue tokens");
    }

    @Test
    void refuses_to_start_with_an_endpoint_that_no_rule_covers() {
        try (TestIdentityProvider identity = TestIdentityProvider.start()) {
            SpringApplication side = new SpringApplication(TinySide.class, Forgotten.class);
            assertThatThrownBy(() -> side.run(arguments(identity)))
                    .hasMessage("No access rule covers GET /forgotten/{id}");
        }
    }

    @Test
    void starts_while_the_identity_provider_is_away_and_says_so() throws Exception {
        try (TestIdentityProvider identity = TestIdentityProvider.start()) {
            identity.stop();
            try (var side = SpringApplication.run(TinySide.class, arguments(identity))) {
                String port = side.getEnvironment().getRequiredProperty("local.server.port");
                HttpRequest.Builder request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/things/me"))
                        .header("Authorization", "Bearer " + identity.token("anna", "clerk"));
                EdgeTest.send(request).isProblem(503, "identity-provider-unavailable");
            }
        }
    }

    private static String[] arguments(TestIdentityProvider identity) {
        return Stream.concat(
                        Stream.of("--server.port=0"),
                        identity.properties().entrySet().stream()
                                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue()))
                .toArray(String[]::new);
    }

    @RestController
    static class Forgotten {

        @GetMapping("/forgotten/{id}")
        String forgotten() {
            return "open to everybody";
        }
    }
}
