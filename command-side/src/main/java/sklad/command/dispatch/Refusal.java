package sklad.command.dispatch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.events.StreamId;

/**
 * That a request was refused by a rule, for those who want to know what was tried.
 *
 * @param streams what the request would have changed
 * @param request as it was sent, in JSON
 */
public record Refusal(
        Instant at,
        String username,
        @Nullable String client,
        @Nullable String traceId,
        String operation,
        List<String> streams,
        String code,
        String detail,
        String request) {

    /** The product that it was about. */
    public @Nullable String sku() {
        return streams.stream().findFirst().map(StreamId::skuOf).orElse(null);
    }

    /** The location that it was about. */
    public @Nullable String location() {
        return streams.stream().findFirst().map(StreamId::locationOf).orElse(null);
    }
}
