package sklad.eventstore;

/**
 * The answer to a request that carried an idempotency key, to be stored.
 *
 * @param owner whose key it is: keys of different owners never meet
 * @param key the client's idempotency key
 * @param requestHash a hash of the request, to tell a repetition from a mistake
 * @param answer JSON; the position is stored beside it
 * @param streamId with {@code sequenceNumber}, the last event that answers the request; empty if it caused none
 */
public record Receipt(
        String owner, String key, String requestHash, String answer, String streamId, long sequenceNumber) {}
