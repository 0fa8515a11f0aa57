package sklad.command.dispatch;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an accepted request is answered with; the position is added when it is known. A receipt keeps it as JSON, so that a
 * repetition is answered with the same bytes.
 *
 * @param location of the resource that was created
 * @param version of the stream, for the ETag
 * @param body a record with JSON's field names, or the JSON that a receipt has kept of it
 */
public record Answer(
        int status,
        @Nullable String location,
        long version,
        @JsonDeserialize(as = ObjectNode.class) Object body) {

    public static Answer ok(long version, Object body) {
        return new Answer(200, null, version, body);
    }

    public static Answer created(@Nullable String location, long version, Object body) {
        return new Answer(201, location, version, body);
    }
}
