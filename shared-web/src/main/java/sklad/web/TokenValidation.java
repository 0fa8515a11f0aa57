package sklad.web;

import java.time.Duration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.util.Assert;

/** Closes what Spring leaves open by default: no issuer or audience asked for, tokens without end, a minute of grace. */
@Configuration(proxyBeanMethods = false)
class TokenValidation {

    private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    @Bean
    OAuth2TokenValidator<Jwt> strictTimes(OAuth2ResourceServerProperties properties) {
        OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
        Assert.state(jwt.getIssuerUri() != null, "Set " + PREFIX + "issuer-uri: who may issue tokens");
        Assert.state(jwt.getJwkSetUri() != null, "Set " + PREFIX + "jwk-set-uri: where the issuer's keys are");
        Assert.state(
                jwt.getAudiences() != null && !jwt.getAudiences().isEmpty(),
                "Set " + PREFIX + "audiences: which tokens are meant for this application");
        JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }
}
