package sklad.eventstore;

import java.time.Instant;

/**
 * The stored answer to a request that carried an idempotency key.
 *
 * @param requestHash of the request that it answers
 * @param answer JSON
 * @param position of the last event that the request caused, or the head of the store at that time if it caused none
 */
public record StoredReceipt(
        String owner, String key, String requestHash, String answer, long position, Instant recordedAt) {}
