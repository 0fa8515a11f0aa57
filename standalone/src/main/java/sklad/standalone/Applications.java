package sklad.standalone;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import sklad.command.CommandSide;
import sklad.migrations.DatabaseRoles;
import sklad.query.QuerySide;
import sklad.standalone.identity.IdentityProvider;

/** The Spring applications, each in a context of its own, told by properties alone where the others are. */
public final class Applications {

    private static final String JPA = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
            + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";
    private static final String AUTHORIZATION_SERVER =
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
                    + ".OAuth2AuthorizationServerAutoConfiguration,"
                    + "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
                    + ".OAuth2AuthorizationServerJwtAutoConfiguration";

    private Applications() {}

    public static ConfigurableApplicationContext identityProvider(Ports ports, RSAKey key) {
        Map<String, String> properties = common("identity-provider", ports.identity());
        properties.put("server.servlet.session.cookie.name", "SKLAD_IDENTITY");
        return run(IdentityProvider.class, properties, context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(Ports.class, () -> ports);
            beans.registerBean(RSAKey.class, () -> key);
        });
    }

    static ConfigurableApplicationContext commandSide(Ports ports, EmbeddedDatabase database) {
        Map<String, String> properties = side("command-side", ports.command(), ports);
        // On this class path, and none of the command side's.
        properties.put("spring.autoconfigure.exclude", AUTHORIZATION_SERVER + "," + JPA);
        String password = database.passwords().command();
        properties.putAll(dataSource("spring.datasource.", database, DatabaseRoles.COMMAND, password));
        return run(CommandSide.class, properties, context -> {});
    }

    static ConfigurableApplicationContext querySide(Ports ports, EmbeddedDatabase database) {
        Map<String, String> properties = side("query-side", ports.query(), ports);
        properties.put("spring.autoconfigure.exclude", AUTHORIZATION_SERVER);
        String password = database.passwords().query();
        properties.putAll(dataSource("spring.datasource.", database, DatabaseRoles.QUERY, password));
        properties.putAll(dataSource("sklad.event-store.datasource.", database, DatabaseRoles.QUERY, password));
        properties.put("sklad.webhooks.master-key", database.webhookKey());
        return run(QuerySide.class, properties, context -> {});
    }

    private static Map<String, String> side(String configName, int port, Ports ports) {
        Map<String, String> properties = common(configName, port);
        String jwt = "spring.security.oauth2.resourceserver.jwt.";
        properties.put(jwt + "issuer-uri", ports.identityUrl());
        properties.put(jwt + "jwk-set-uri", ports.identityUrl() + "/oauth2/jwks");
        properties.put(jwt + "audiences", IdentityProvider.AUDIENCE);
        properties.put("sklad.openapi.authorization-url", ports.identityUrl() + "/oauth2/authorize");
        properties.put("sklad.openapi.token-url", ports.identityUrl() + "/oauth2/token");
        properties.put("springdoc.swagger-ui.oauth.client-id", IdentityProvider.SWAGGER_CLIENT);
        properties.put("springdoc.swagger-ui.oauth.use-pkce-with-authorization-code-grant", "true");
        return properties;
    }

    private static Map<String, String> common(String configName, int port) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.config.name", configName);
        properties.put("server.port", "" + port);
        // Known passwords: nobody but this machine may knock.
        properties.put("server.address", "127.0.0.1");
        return properties;
    }

    private static Map<String, String> dataSource(
            String prefix, EmbeddedDatabase database, String role, String password) {
        return Map.of(prefix + "url", database.url(), prefix + "username", role, prefix + "password", password);
    }

    private static ConfigurableApplicationContext run(
            Class<?> application,
            Map<String, String> properties,
            ApplicationContextInitializer<ConfigurableApplicationContext> initializer) {
        List<String> arguments = new ArrayList<>();
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(application)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers(initializer)
                .run(arguments.toArray(String[]::new));
    }
}
