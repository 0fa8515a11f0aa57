package sklad.web;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who sent the request, from the verified token; a controller method gets it as a parameter.
 *
 * @param role the strongest role that the token carries
 * @param client the application that the token was issued to, if the token says so
 */
public record Caller(String username, Role role, @Nullable String client) {

    /** Where there is no controller: the caller of this thread's request; empty without a role. */
    public static Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                ? Optional.ofNullable(token.caller())
                : Optional.empty();
    }

    /** For an answer that takes its time: when the token of this thread's request ends. */
    public static Instant tokenEndsAt() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                ? Objects.requireNonNullElse(token.getToken().getExpiresAt(), Instant.EPOCH)
                : Instant.EPOCH;
    }
}
