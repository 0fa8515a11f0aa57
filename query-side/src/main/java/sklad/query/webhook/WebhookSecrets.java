package sklad.query.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Derives each webhook's secret from one key, so that none is stored, and signs with it. */
final class WebhookSecrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] masterKey;

    /** @param masterKey null: there are no webhooks */
    WebhookSecrets(@Nullable String masterKey) {
        this.masterKey = masterKey == null ? new byte[0] : masterKey.getBytes(StandardCharsets.UTF_8);
    }

    boolean areThere() {
        return masterKey.length > 0;
    }

    /** For the receiver, in the form that libraries know. */
    String secret(UUID webhook, int generation) {
        return "whsec_" + Base64.getEncoder().encodeToString(key(webhook, generation));
    }

    /** The value of one signature: of the delivery's id, the time in seconds and the body. */
    String signature(UUID webhook, int generation, String deliveryId, long timestamp, byte[] body) {
        byte[] head = (deliveryId + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(hmac(key(webhook, generation), head, body));
    }

    private byte[] key(UUID webhook, int generation) {
        return hmac(masterKey, ("sklad-webhook " + webhook + " " + generation).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
