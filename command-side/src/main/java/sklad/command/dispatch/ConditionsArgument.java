package sklad.command.dispatch;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import sklad.web.Problems;

/** Reads {@code Idempotency-Key}, {@code If-Match} and {@code ?dryRun}. */
public final class ConditionsArgument implements HandlerMethodArgumentResolver {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Conditions.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new Conditions(
                idempotencyKey(request.getHeader("Idempotency-Key")),
                VersionCondition.parse(request.getHeader("If-Match")),
                dryRun(request.getParameter("dryRun")));
    }

    /** Whether this may be an idempotency key. */
    static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    private static @Nullable String idempotencyKey(@Nullable String header) {
        if (header != null && !isKey(header)) {
            throw Problems.invalidField("Idempotency-Key", "must be 1 to 200 visible ASCII characters");
        }
        return header;
    }

    private static boolean dryRun(@Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.isEmpty() || value.equals("true")) {
            return true;
        }
        throw Problems.invalidField("dryRun", "must be true or false");
    }
}
