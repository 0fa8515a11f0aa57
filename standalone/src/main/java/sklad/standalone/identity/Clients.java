package sklad.standalone.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import sklad.standalone.Ports;

/** Who may ask for tokens: Swagger UI on behalf of a person who logs in, and the command line. */
final class Clients {

    private static final Duration ONE_WORKING_DAY = Duration.ofHours(8);

    private Clients() {}

    static List<RegisteredClient> of(Ports ports) {
        List<RegisteredClient> clients = new ArrayList<>();
        clients.add(swagger(ports));
        for (DemoUser user : DemoUser.values()) {
            clients.add(commandLine(user));
        }
        return clients;
    }

    /** Where pages that log in are served from. */
    static List<String> origins(Ports ports) {
        List<String> origins = new ArrayList<>();
        for (String host : List.of("localhost", "127.0.0.1")) {
            for (int port : List.of(ports.base(), ports.command(), ports.query())) {
                origins.add("http://" + host + ":" + port);
            }
        }
        return origins;
    }

    private static RegisteredClient swagger(Ports ports) {
        RegisteredClient.Builder client = RegisteredClient.withId(IdentityProvider.SWAGGER_CLIENT)
                .clientId(IdentityProvider.SWAGGER_CLIENT)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(lifetime());
        origins(ports).forEach(origin -> client.redirectUri(origin + "/swagger-ui/oauth2-redirect.html"));
        return client.build();
    }

    private static RegisteredClient commandLine(DemoUser user) {
        return RegisteredClient.withId(user.cliClient())
                .clientId(user.cliClient())
                .clientSecret("{noop}" + user.password())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(lifetime())
                .build();
    }

    private static TokenSettings lifetime() {
        return TokenSettings.builder().accessTokenTimeToLive(ONE_WORKING_DAY).build();
    }
}
