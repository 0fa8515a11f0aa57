package sklad.eventstore;

import tools.jackson.databind.JsonNode;

/** Makes the current form of an event from one that was stored with another revision; asked only for those. */
@FunctionalInterface
public interface Upcasting {

    /**
     * The payload in the current revision; what is stored stays as it is.
     *
     * @throws RuntimeException there is no way from that revision to the current one; the message says why
     */
    JsonNode upcast(String eventType, String revision, JsonNode payload);
}
