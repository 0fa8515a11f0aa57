package sklad.query.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import sklad.web.Problems;

/**
 * Where a page ended: the key of its last item, bound to the list and its filter. The digest finds mistakes, not attacks:
 * a forged cursor shows nothing that its caller may not read anyway.
 */
public final class Cursor {

    private static final int DIGEST = 9;
    private static final String SEPARATOR = "\0";

    private Cursor() {}

    public static String of(String list, List<String> lastKey) {
        byte[] key = String.join(SEPARATOR, lastKey).getBytes(StandardCharsets.UTF_8);
        byte[] cursor = ByteBuffer.allocate(DIGEST + key.length)
                .put(digest(list, key))
                .put(key)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    public static List<String> read(String list, String cursor) {
        byte[] bytes = decode(cursor);
        byte[] key = Arrays.copyOfRange(bytes, DIGEST, bytes.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(bytes, DIGEST), digest(list, key))) {
            throw refused();
        }
        return List.of(new String(key, StandardCharsets.UTF_8).split(SEPARATOR, -1));
    }

    private static byte[] decode(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > DIGEST) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
        throw refused();
    }

    private static RuntimeException refused() {
        return Problems.invalidField("cursor", "is not one that this list gave out for the same filter");
    }

    private static byte[] digest(String list, byte[] key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(list.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return Arrays.copyOf(sha.digest(key), DIGEST);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
