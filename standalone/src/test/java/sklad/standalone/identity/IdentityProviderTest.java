package sklad.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import sklad.standalone.Applications;
import sklad.standalone.FreePorts;
import sklad.standalone.Ports;
import sklad.standalone.cli.Tokens;

class IdentityProviderTest {

    private static final Ports PORTS = FreePorts.find();
    private static ConfigurableApplicationContext provider;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        provider = Applications.identityProvider(PORTS, SigningKey.of(directory));
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @ParameterizedTest
    @EnumSource
    void issues_a_token_that_says_who_the_user_is_and_what_for(DemoUser user) throws Exception {
        SignedJWT token = SignedJWT.parse(new Tokens(PORTS).of(user));
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(claims.getIssuer()).isEqualTo(PORTS.identityUrl());
        assertThat(claims.getAudience()).containsExactly("sklad");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo(user.username());
        assertThat(claims.getStringListClaim("roles")).containsExactly(user.role());
    }

    @Test
    void the_signing_key_survives_a_restart(@TempDir Path directory) throws Exception {
        assertThat(SigningKey.of(directory)).isEqualTo(SigningKey.of(directory));
    }

    @Test
    void lets_swagger_ui_of_a_side_fetch_a_token_and_nobody_elses_page() throws Exception {
        assertThat(preflight(PORTS.commandUrl()).headers().firstValue("Access-Control-Allow-Origin"))
                .contains(PORTS.commandUrl());
        assertThat(preflight("http://elsewhere.example").statusCode()).isEqualTo(403);
    }

    @Test
    void sends_whoever_is_not_logged_in_to_the_login_page() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(PORTS.identityUrl()
                        + "/oauth2/authorize?response_type=code&client_id=sklad-swagger&scope=openid&redirect_uri="
                        + PORTS.queryUrl() + "/swagger-ui/oauth2-redirect.html"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"))
                .header("Accept", "text/html")
                .build());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    private static HttpResponse<String> preflight(String origin) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(PORTS.identityUrl() + "/oauth2/token"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .setHeader("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
