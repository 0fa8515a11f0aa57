package sklad.query.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import sklad.query.live.LiveEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is told at once.
 *
 * @param id follows from the content: the same content, sent again, has the same
 * @param upTo everything up to here that the filter lets through has then been told
 */
record Delivery(String id, long upTo, String body) {

    private static final int ID_BYTES = 15;

    static Delivery of(Webhook webhook, List<LiveEvent> events, long upTo, JsonMapper json) {
        String body = json.writeValueAsString(new Body(webhook.id(), webhook.replays(), events, upTo));
        return new Delivery("msg_" + digest(body), upTo, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            byte[] url = Base64.getUrlEncoder().withoutPadding().encode(digest);
            return new String(url, 0, ID_BYTES * 4 / 3, StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * As it is sent.
     *
     * @param replay how often the webhook was set to another position: with each, what was told may be told again
     */
    record Body(UUID webhook, int replay, List<LiveEvent> events, long position) {}
}
