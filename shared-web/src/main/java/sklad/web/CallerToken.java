package sklad.web;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A verified token, read once. */
final class CallerToken extends JwtAuthenticationToken {

    private final transient @Nullable Caller caller;

    CallerToken(Jwt jwt, Collection<? extends GrantedAuthority> authorities, String username, @Nullable Caller caller) {
        super(jwt, authorities, username);
        this.caller = caller;
    }

    /** Null if the token carries none of Sklad's roles. */
    @Nullable
    Caller caller() {
        return caller;
    }
}
