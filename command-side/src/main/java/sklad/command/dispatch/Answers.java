package sklad.command.dispatch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import sklad.eventstore.Receipt;
import sklad.eventstore.Receipts;
import sklad.eventstore.StoredReceipt;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of answers, and those that idempotency keys stand for. */
public final class Answers {

    private final Receipts receipts;
    private final JsonMapper json;

    public Answers(Receipts receipts, JsonMapper json) {
        this.receipts = receipts;
        this.json = json;
    }

    Map<String, StoredReceipt> find(String owner, Set<String> keys) {
        return keys.isEmpty() ? Map.of() : receipts.find(owner, keys);
    }

    Answer read(StoredReceipt receipt) {
        return json.readValue(receipt.answer(), Answer.class);
    }

    /** @param sequence of the last event that answers for the request, in {@code stream}; no stream: it caused none */
    Receipt receipt(String owner, String key, String hash, Answer answer, String stream, long sequence) {
        return new Receipt(owner, key, hash, json.writeValueAsString(answer), stream, sequence);
    }

    /** What tells a repeated request from another one with the same key. */
    String hash(Intent intent) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(json.writeValueAsBytes(intent.operation()));
            return HexFormat.of().formatHex(digest.digest(json.writeValueAsBytes(intent.request())));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
