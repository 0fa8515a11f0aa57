package sklad.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the trace id from the caller's {@code traceparent} header, or makes one, and returns it as {@code Trace-Id}. */
final class TraceIdFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String traceId = TraceId.from(request.getHeader("traceparent"));
        response.setHeader("Trace-Id", traceId);
        MDC.put(TraceId.KEY, traceId);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(TraceId.KEY);
        }
    }
}
