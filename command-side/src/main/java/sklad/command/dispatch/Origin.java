package sklad.command.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.slf4j.MDC;
import sklad.web.Caller;

/** Who caused an event, through what, and in which request: the metadata of every command, and so of every event. */
public final class Origin {

    private Origin() {}

    static MetaData of(Caller caller) {
        Map<String, String> origin = new HashMap<>();
        origin.put("username", caller.username());
        if (caller.client() != null) {
            origin.put("client", caller.client());
        }
        String traceId = MDC.get("traceId");
        if (traceId != null) {
            origin.put("traceId", traceId);
        }
        return MetaData.from(origin);
    }
}
