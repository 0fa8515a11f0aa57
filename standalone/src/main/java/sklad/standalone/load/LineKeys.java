package sklad.standalone.load;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;
import sklad.standalone.load.Line.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Gives each line of a file its identity: the key that it brings, or else its content and how often that came before. */
final class LineKeys {

    private final Map<String, Integer> occurrences = new HashMap<>();
    private final Map<String, long[]> uses = new HashMap<>();

    /** The same line in another file, or after columns changed places, gets the same key. */
    String ofContent(ObjectNode body) {
        String digest = DigestUtils.sha256Hex(content(body)).substring(0, 32);
        int occurrence = occurrences.merge(digest, 1, Integer::sum);
        return digest + "-" + occurrence;
    }

    /** A key may come twice with the same content, as in files that overlap; not with another. */
    Use use(String key, ObjectNode body, long line) {
        byte[] bytes = content(body).getBytes(StandardCharsets.UTF_8);
        long hash = MurmurHash3.hash128x64(bytes)[0];
        long[] earlier = uses.putIfAbsent(key, new long[] {line, hash});
        if (earlier == null) {
            return Use.FIRST;
        }
        return earlier[1] == hash
                ? Use.REPEATED
                : new Use(
                        false,
                        new Problem(
                                "key",
                                "'" + key + "' is the key of line " + earlier[0] + " too, which says otherwise"));
    }

    private static String content(ObjectNode body) {
        StringBuilder text = new StringBuilder();
        Map<String, String> sorted = new TreeMap<>();
        body.properties()
                .forEach(field -> sorted.put(field.getKey(), field.getValue().asString()));
        sorted.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\u001f'));
        return text.toString();
    }

    /** What an earlier line with the same key means for this one. */
    record Use(boolean repeated, @Nullable Problem problem) {
        static final Use FIRST = new Use(false, null);
        static final Use REPEATED = new Use(true, null);
    }
}
