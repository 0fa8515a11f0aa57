package sklad.command.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * What an accepted request is answered with; the position is added when it is known.
 *
 * @param location of the resource that was created
 * @param version of the stream, for the ETag
 * @param body a record with JSON's field names
 */
public record Answer(int status, @Nullable String location, long version, Object body) {

    public static Answer ok(long version, Object body) {
        return new Answer(200, null, version, body);
    }

    public static Answer created(@Nullable String location, long version, Object body) {
        return new Answer(201, location, version, body);
    }
}
