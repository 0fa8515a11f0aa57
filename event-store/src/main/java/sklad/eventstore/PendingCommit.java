package sklad.eventstore;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import sklad.eventstore.Commit.Appended;

/** A commit on its way into the store, and its caller's wait for the answer. */
final class PendingCommit {

    private final List<NewEvent> events;
    private final Map<String, Long> expectations;
    private final List<Receipt> receipts;
    private final EventPlaces places;
    private final Set<String> streams;
    private final int size;
    private final long submitted = System.nanoTime();
    private final CompletableFuture<Supplier<Appended>> answer = new CompletableFuture<>();

    PendingCommit(List<NewEvent> events, Map<String, Long> expectations, List<Receipt> receipts) {
        this.events = List.copyOf(events);
        this.expectations = Map.copyOf(expectations);
        this.receipts = List.copyOf(receipts);
        this.places = new EventPlaces(events);
        this.streams = events.stream().map(NewEvent::streamId).collect(toUnmodifiableSet());
        this.size = events.stream().mapToInt(NewEvent::size).sum();
        receipts.forEach(this::placeOf);
    }

    List<NewEvent> events() {
        return events;
    }

    Map<String, Long> expectations() {
        return expectations;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    /** The streams that it writes. */
    Set<String> streams() {
        return streams;
    }

    int size() {
        return size;
    }

    long submitted() {
        return submitted;
    }

    /** The place, from 1, of the last event that a receipt answers for; 0: it caused none. */
    int placeOf(Receipt receipt) {
        return receipt.streamId().isEmpty() ? 0 : places.of(receipt.streamId(), receipt.sequenceNumber());
    }

    void succeed(long lastPosition, Instant recordedAt) {
        Appended appended = new AppendedEvents(lastPosition, recordedAt, places);
        answer.complete(() -> appended);
    }

    /** The caller throws it, in its own thread. */
    void fail(Supplier<? extends RuntimeException> failure) {
        answer.complete(() -> {
            throw failure.get();
        });
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /** Waits for the truth: an interrupted caller gets it too, and stays interrupted. */
    Appended await() {
        return answer.join().get();
    }
}
