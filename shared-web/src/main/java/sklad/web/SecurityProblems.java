package sklad.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers those who may not: 401 without a usable token, 403 without the role, 503 while tokens can't be checked. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(SecurityProblems.class);

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final ProblemWriter problems;
    private final AccessRules rules;

    SecurityProblems(ProblemWriter problems, AccessRules rules) {
        this.problems = problems;
        this.rules = rules;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            log.warn("Tokens can't be checked: {}", failure.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            problems.write(
                    request,
                    response,
                    Problems.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "identity-provider-unavailable",
                            "Tokens can't be checked now: the identity provider does not answer."));
            return;
        }
        challenge.commence(request, response, failure);
        boolean tokenless = request.getHeader(HttpHeaders.AUTHORIZATION) == null;
        String detail = tokenless
                ? "This needs a token: send it as \"Authorization: Bearer …\"."
                : "The token is not valid here: expired, or of another issuer, audience or key.";
        problems.write(request, response, Problems.of(HttpStatus.UNAUTHORIZED, "unauthenticated", detail));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        Set<Role> needed = rules.of(request).map(AccessRules.Rule::roles).orElse(Role.VIEWER.andStronger());
        List<String> names = needed.stream().map(Role::lowerCase).toList();
        ProblemDetail problem = Problems.of(
                HttpStatus.FORBIDDEN,
                "forbidden",
                "This needs one of the roles " + String.join(", ", names) + "; the token carries " + carried() + ".");
        problem.setProperty("requiredRoles", names);
        problems.write(request, response, problem);
    }

    private static String carried() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        String roles = authentication == null
                ? ""
                : authentication.getAuthorities().stream()
                        .flatMap(authority -> Set.of(Role.values()).stream()
                                .filter(role -> role.authority().equals(authority.getAuthority())))
                        .map(Role::lowerCase)
                        .collect(Collectors.joining(", "));
        return roles.isEmpty() ? "none of them" : roles;
    }
}
