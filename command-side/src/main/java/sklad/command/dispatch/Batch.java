package sklad.command.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Rejection;
import sklad.command.request.InvalidRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a batch, each a request of its own that may carry its own idempotency key. */
public final class Batch {

    private static final int MOST_LINES = 10_000;
    private static final String KEY = "idempotencyKey";

    private Batch() {}

    /** How refused lines bear on the others. */
    public enum Mode {
        /** All lines are accepted, or none. */
        ATOMIC,
        /** Each line stands for itself. */
        INDEPENDENT
    }

    /**
     * Reads the lines; those that can't be understood are refused one by one.
     *
     * @param body of the request; a line that was read is removed from it, since it is the larger of the two
     * @param keyOfAll the batch's idempotency key: each line without a key of its own gets one made of this and its number
     */
    public static List<Line> lines(JsonNode body, @Nullable String keyOfAll, Function<JsonNode, Intent> intent) {
        if (!(body instanceof ArrayNode array)) {
            throw InvalidRequest.field("body", "must be an array of lines");
        }
        if (array.size() > MOST_LINES) {
            throw InvalidRequest.field("body", "must have at most " + MOST_LINES + " lines");
        }
        List<Line> lines = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            // A space can't be part of a client's key, so these keys never meet.
            lines.add(line(array.get(i), keyOfAll == null ? null : keyOfAll + " " + (i + 1), intent));
            array.setNull(i);
        }
        return lines;
    }

    private static Line line(JsonNode body, @Nullable String otherwise, Function<JsonNode, Intent> intent) {
        try {
            @Nullable String own = ownKey(body);
            return Line.of(intent.apply(body), own == null ? otherwise : own);
        } catch (Rejection invalid) {
            return Line.invalid(invalid);
        }
    }

    private static @Nullable String ownKey(JsonNode body) {
        if (!(body instanceof ObjectNode object) || !object.has(KEY)) {
            return null;
        }
        JsonNode key = object.remove(KEY);
        if (key.isNull()) {
            return null;
        }
        if (!key.isString() || !ConditionsArgument.isKey(key.stringValue())) {
            throw InvalidRequest.field(KEY, "must be 1 to 200 visible ASCII characters");
        }
        return key.stringValue();
    }
}
