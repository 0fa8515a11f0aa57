package sklad.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a short while which tokens were found good: to check a signature and read the claims costs more than most
 * requests do. Whether one has expired is looked at every time; that a key was withdrawn is noticed a little later.
 */
final class RememberedTokens implements JwtDecoder {

    static final Duration TRUST = Duration.ofSeconds(30);
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
