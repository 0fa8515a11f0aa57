package sklad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest extends EdgeTest {

    @Test
    void a_request_without_a_token_is_told_to_bring_one() throws Exception {
        Answer answer = get("/things/me", null).isProblem(401, "unauthenticated");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer");
        assertThat(answer.response().headers().firstValue("Trace-Id").orElse(""))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void the_caller_is_who_the_token_says() throws Exception {
        Answer answer = get("/things/me", identity.token("anna", "clerk"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/caller/username").asString()).isEqualTo("anna");
        assertThat(answer.json().at("/caller/role").asString()).isEqualTo("CLERK");
        assertThat(answer.json().at("/caller/client").asString()).isEqualTo("sklad-test");
    }

    @Test
    void the_strongest_of_several_roles_counts() throws Exception {
        String token = identity.claims("anna", "viewer")
                .claim("roles", List.of("viewer", "offline_access", "manager", "clerk"))
                .sign();
        assertThat(get("/things/me", token).json().at("/caller/role").asString())
                .isEqualTo("MANAGER");
    }

    @Test
    void refuses_tokens_that_are_expired_endless_foreign_forged_or_unsigned() throws Exception {
        Instant past = Instant.now().minusSeconds(30);
        for (String token : List.of(
                identity.claims("anna", "clerk").expiresAt(past).sign(),
                identity.claims("anna", "clerk").expiresAt(null).sign(),
                identity.claims("anna", "clerk").issuer("https://elsewhere").sign(),
                identity.claims("anna", "clerk").audience("elsewhere").sign(),
                identity.claims("anna", "clerk").signWithAnotherKey(),
                identity.claims("anna", "clerk").unsigned(),
                "not-a-token")) {
            get("/things/me", token).isProblem(401, "unauthenticated");
        }
    }

    @Test
    void a_weaker_role_is_told_which_ones_may() throws Exception {
        Answer answer = send(request("/things", identity.token("vera", "viewer"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .isProblem(403, "forbidden");
        assertThat(answer.text("detail")).contains("clerk, manager, admin").contains("viewer");
        assertThat(answer.json().path("requiredRoles").size()).isEqualTo(3);
    }

    @Test
    void a_token_with_none_of_our_roles_reads_nothing() throws Exception {
        get("/things/me", identity.token("eve", "superhero")).isProblem(403, "forbidden");
    }

    @Test
    void what_does_not_exist_is_not_found() throws Exception {
        get("/nothing/here", identity.token("anna", "clerk")).isProblem(404, "not-found");
        get("/swagger-ui/nothing.js", null).isProblem(404, "not-found");
    }

    @Test
    void health_metrics_and_the_api_document_need_no_token() throws Exception {
        for (String path : List.of(
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/prometheus",
                "/v3/api-docs",
                "/v3/api-docs/swagger-config",
                "/swagger-ui/index.html")) {
            assertThat(get(path, null).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void the_api_document_says_how_to_log_in() throws Exception {
        Answer document = get("/v3/api-docs", null);
        assertThat(document.json()
                        .at("/components/securitySchemes/login/flows/authorizationCode/tokenUrl")
                        .asString())
                .isEqualTo("http://login.example/token");
        assertThat(document.response().body()).doesNotContain("Caller");
        assertThat(get("/swagger-ui/swagger-initializer.js", null).response().body())
                .contains("\"clientId\":\"sklad-swagger\"")
                .contains("\"usePkceWithAuthorizationCodeGrant\":true");
    }

    @Test
    void the_trace_of_the_caller_goes_on() throws Exception {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        Answer answer = send(request("/things/me", identity.token("anna", "clerk"))
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01"));
        assertThat(answer.response().headers().firstValue("Trace-Id")).hasValue(traceId);
        assertThat(answer.text("traceId")).isEqualTo(traceId);
    }
}
