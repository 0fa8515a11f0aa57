package sklad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

    private final List<String> checked = new ArrayList<>();
    private boolean expired;
    private boolean withdrawn;
    private long nanos;
    private final RememberedTokens tokens = new RememberedTokens(
            this::check,
            jwt -> expired
                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                    : OAuth2TokenValidatorResult.success(),
            () -> nanos);

    @Test
    void a_good_token_is_checked_once() {
        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        assertThat(tokens.decode("b").getSubject()).isEqualTo("b");

        assertThat(checked).containsExactly("a", "b");
    }

    @Test
    void one_that_has_expired_meanwhile_is_refused() {
        tokens.decode("a");
        expired = true;

        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void one_whose_key_was_withdrawn_is_refused_after_a_while() {
        tokens.decode("a");
        withdrawn = true;

        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        nanos += RememberedTokens.TRUST.toNanos() + 1;
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void a_bad_token_is_checked_every_time() {
        withdrawn = true;

        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);

        assertThat(checked).containsExactly("a", "a");
    }

    @Test
    void a_header_is_inspected_unless_its_token_is_remembered() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer a");
        assertThat(tokens.resolver().resolve(request)).isEqualTo("a");
        tokens.decode("a");
        assertThat(tokens.resolver().resolve(request)).isEqualTo("a");

        assertThat(tokens.resolver().resolve(new MockHttpServletRequest())).isNull();
        MockHttpServletRequest malformed = new MockHttpServletRequest();
        malformed.addHeader("Authorization", "Bearer a b");
        assertThatThrownBy(() -> tokens.resolver().resolve(malformed))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    private Jwt check(String token) {
        checked.add(token);
        if (expired || withdrawn) {
            throw new BadJwtException("no longer good");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(Instant.now().plusSeconds(60))
                .build();
    }
}
