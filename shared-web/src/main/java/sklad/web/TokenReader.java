package sklad.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads username, roles and client from a token's claims, whose names differ between identity providers. */
final class TokenReader implements Converter<Jwt, AbstractAuthenticationToken> {

    private final SecurityProperties properties;

    TokenReader(SecurityProperties properties) {
        this.properties = properties;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt jwt) {
        String username = username(jwt);
        List<Role> roles = roles(jwt);
        @Nullable
        Caller caller = roles.stream()
                .max(Comparator.naturalOrder())
                .map(role -> new Caller(username, role, client(jwt)))
                .orElse(null);
        return new CallerToken(
                jwt,
                roles.stream()
                        .map(role -> new SimpleGrantedAuthority(role.authority()))
                        .toList(),
                username,
                caller);
    }

    private String username(Jwt jwt) {
        @Nullable String name = jwt.getClaimAsString(properties.usernameClaim());
        return name != null ? name : Objects.requireNonNullElse(jwt.getSubject(), "");
    }

    private static @Nullable String client(Jwt jwt) {
        @Nullable String authorizedParty = jwt.getClaimAsString("azp");
        return authorizedParty != null ? authorizedParty : jwt.getClaimAsString("client_id");
    }

    private List<Role> roles(Jwt jwt) {
        return names(claim(jwt.getClaims(), properties.rolesClaim()))
                .map(Role::named)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Stream<String> names(@Nullable Object claim) {
        if (claim instanceof Collection<?> names) {
            return names.stream().map(String::valueOf);
        }
        return claim instanceof String names ? Arrays.stream(names.split("[ ,]+", -1)) : Stream.empty();
    }

    private static @Nullable Object claim(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? claim(inner, path.substring(dot + 1))
                : null;
    }
}
