package sklad.query.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** How many rows the current request hands out, for the log of accesses. */
public final class AccessedRows {

    private static final String ATTRIBUTE = AccessedRows.class.getName();

    private AccessedRows() {}

    public static void are(long rows) {
        RequestContextHolder.currentRequestAttributes().setAttribute(ATTRIBUTE, rows, RequestAttributes.SCOPE_REQUEST);
    }

    static @Nullable Long of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Long rows ? rows : null;
    }
}
