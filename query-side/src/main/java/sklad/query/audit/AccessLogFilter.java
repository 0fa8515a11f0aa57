package sklad.query.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import sklad.web.Caller;
import sklad.web.TraceId;

/**
 * Logs every request below {@code /audit}, refused or not. It stands in the security chain, after the token was read and
 * before anybody is turned away; what can't be logged is not answered.
 */
public final class AccessLogFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLogFilter.class);

    private final RequestMatcher audit =
            PathPatternRequestMatcher.withDefaults().matcher("/audit/**");
    private final AccessLog log;
    private final HandlerExceptionResolver problems;

    public AccessLogFilter(AccessLog log, HandlerExceptionResolver problems) {
        this.log = log;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !audit.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long id;
        try {
            id = log.begin(access(request));
        } catch (DataAccessException | TransactionException failure) {
            problems.resolveException(request, response, null, failure);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            end(id, response.getStatus(), AccessedRows.of(request));
        }
    }

    private void end(long id, int status, @Nullable Long rows) {
        try {
            log.end(id, status, rows);
        } catch (DataAccessException | TransactionException failure) {
            LOG.warn("The outcome {} of audit access {} can't be logged: {}", status, id, failure.getMessage());
        }
    }

    private static AccessLog.Access access(HttpServletRequest request) {
        String query = request.getQueryString();
        return new AccessLog.Access(
                username(),
                Caller.current().map(Caller::client).orElse(null),
                TraceId.current(),
                request.getMethod(),
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
    }

    private static @Nullable String username() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? null
                : authentication.getName();
    }
}
