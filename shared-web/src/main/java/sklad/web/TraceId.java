package sklad.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What ties a request, its log lines and its events together, as W3C Trace Context writes it: 32 hexadecimal digits. */
public final class TraceId {

    /** The name in the log's context. */
    public static final String KEY = "traceId";

    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private TraceId() {}

    /** That of the request which this thread works on; null if it works on none. */
    public static @Nullable String current() {
        return MDC.get(KEY);
    }

    static String from(@Nullable String traceParent) {
        Matcher matcher = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        return matcher.matches() ? matcher.group(1) : random();
    }

    private static String random() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
