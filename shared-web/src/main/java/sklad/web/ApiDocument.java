package sklad.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Makes a side's OpenAPI document, with which Swagger UI can log in. */
public final class ApiDocument {

    private static final String BEARER = "bearer";
    private static final String LOGIN = "login";

    private final OpenApiProperties properties;

    ApiDocument(OpenApiProperties properties) {
        this.properties = properties;
    }

    /** A side declares the result as its {@code OpenAPI} bean. */
    public OpenAPI of(String title, String description) {
        OpenAPI document = new OpenAPI()
                .info(new Info()
                        .title(title)
                        .description(description)
                        .version(version())
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
        if (properties.authorizationUrl() != null && properties.tokenUrl() != null) {
            document.getComponents().addSecuritySchemes(LOGIN, login());
            document.addSecurityItem(new SecurityRequirement().addList(LOGIN));
        }
        return document;
    }

    private SecurityScheme login() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("Log in at the identity provider; the client is public and uses PKCE.")
                .flows(new OAuthFlows()
                        .authorizationCode(new OAuthFlow()
                                .authorizationUrl(properties.authorizationUrl())
                                .tokenUrl(properties.tokenUrl())
                                .scopes(new Scopes().addString("openid", "who you are"))));
    }

    private static String version() {
        @Nullable String version = ApiDocument.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
