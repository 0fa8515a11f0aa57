package sklad.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where Swagger UI sends people to log in; without it a token is pasted. */
@ConfigurationProperties("sklad.openapi")
record OpenApiProperties(
        @Nullable String authorizationUrl, @Nullable String tokenUrl) {}
