package sklad.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Remembers for a short while which tokens were found good: to check a signature and read the claims costs more than most
 * requests do. Whether one has expired is looked at every time; that a key was withdrawn is noticed a little later.
 */
final class RememberedTokens implements JwtDecoder {

    static final Duration TRUST = Duration.ofSeconds(30);
    private static final String BEARER = "Bearer ";
    private static final long MOST_CHARACTERS = 8_000_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> times;
    private final Cache<String, Jwt> good;

    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> times, Ticker ticker) {
        this.decoder = decoder;
        this.times = times;
        this.good = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(TRUST)
                .maximumWeight(MOST_CHARACTERS)
                .weigher((String token, Jwt jwt) -> token.length())
                .build();
    }

    /** Finds the token of a request; one that is remembered needs no inspection. */
    BearerTokenResolver resolver() {
        DefaultBearerTokenResolver strict = new DefaultBearerTokenResolver();
        return request -> {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (header != null && header.startsWith(BEARER)) {
                String token = header.substring(BEARER.length());
                if (good.getIfPresent(token) != null) {
                    return token;
                }
            }
            return strict.resolve(request);
        };
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known != null && !times.validate(known).hasErrors()) {
            return known;
        }
        Jwt checked = decoder.decode(token);
        good.put(token, checked);
        return checked;
    }
}
