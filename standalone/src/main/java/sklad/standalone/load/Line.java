package sklad.standalone.load;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line on its way.
 *
 * @param number where it stands in the file
 * @param cells as in the file, to be written out again if it fails
 * @param key says which line this is, whichever file it stands in; without the prefix of its kind
 * @param body what is sent
 * @param repeated whether an earlier line of the file has the same key and content
 * @param problem why it can't be sent
 */
record Line(
        long number,
        List<String> cells,
        String key,
        ObjectNode body,
        boolean repeated,
        @Nullable Problem problem) {

    /** Why a line failed, and in which column if it is one column's fault. */
    record Problem(@Nullable String column, String message) {}

    boolean isToBeSent() {
        return problem == null && !repeated;
    }

    String text(String field) {
        return body.path(field).asString("");
    }
}
