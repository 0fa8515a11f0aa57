package sklad.command.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The decision not to do what a command asks. It is made before anything is applied, so it leaves no trace; it is thrown
 * without a stack, since it says nothing about the program.
 */
public abstract class Rejection extends RuntimeException {

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    protected Rejection(Kind kind, String code, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
    }

    /** What sort of refusal this is; the edge chooses the HTTP status by it. */
    public Kind kind() {
        return kind;
    }

    /** The stable name by which clients tell refusals apart. */
    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Facts that help the client to go on, such as the quantity on hand. */
    public Map<String, Object> properties() {
        return Collections.unmodifiableMap(properties);
    }

    protected final void with(String name, Object value) {
        properties.put(name, value);
    }

    /** The sorts of refusal. */
    public enum Kind {
        /** The command makes no sense, whatever the state. */
        INVALID,
        /** Who asks may not. */
        FORBIDDEN,
        /** What the command speaks of does not exist. */
        UNKNOWN,
        /** A rule of the warehouse stands against it. */
        RULE,
        /** The client's picture of the state is out of date. */
        STALE,
        /** An idempotency key was used for another request. */
        KEY_REUSED
    }
}
