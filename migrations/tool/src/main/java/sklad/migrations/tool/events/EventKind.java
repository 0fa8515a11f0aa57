package sklad.migrations.tool.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The events of one type and revision in a store.
 *
 * @param readBy how this build reads them: "current", or what the upcasters do; null if it can't
 * @param problem why one of them can't be read; null if all that were tried can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventKind(
        String type,
        String revision,
        long count,
        long firstPosition,
        long lastPosition,
        @Nullable String readBy,
        @Nullable String problem) {

    public boolean isReadable() {
        return problem == null;
    }

    /** A line for people; only of a kind that this build can't read. */
    public String finding() {
        return "%,d %s of revision %s, positions %,d to %,d, can't be read: %s"
                .formatted(count, type, revision, firstPosition, lastPosition, problem);
    }
}
