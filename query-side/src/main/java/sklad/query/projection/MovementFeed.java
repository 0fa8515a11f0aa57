package sklad.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import sklad.eventstore.PostgresEventSource;

/** The stock events in the order of their positions, as they are stored, whatever a projection has made of them. */
public final class MovementFeed {

    private final PostgresEventSource source;

    MovementFeed(PostgresEventSource source) {
        this.source = source;
    }

    /** What is stored from behind {@code after} up to {@code upTo}, at most so many events of any kind. */
    public Page read(long after, long upTo, int limit) {
        int wanted = (int) Math.min(limit, upTo - after);
        List<Delivery> deliveries =
                source.latest(after, wanted).stream().map(Delivery::of).toList();
        List<FeedEvent> stock = deliveries.stream()
                .filter(delivery -> delivery.streamId().startsWith("stock:"))
                .map(delivery ->
                        new FeedEvent(delivery.position(), delivery.streamId(), delivery.eventType(), delivery.event()))
                .toList();
        return new Page(
                stock,
                deliveries.isEmpty()
                        ? after
                        : deliveries.get(deliveries.size() - 1).position());
    }

    /** Waits for something to be stored behind a position, at most so long; returns whether there is something. */
    public boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
        return source.awaitBeyond(position, atMost);
    }

    /** The position of the last event that was recorded before this time; 0 if none was. */
    public long positionBefore(Instant time) {
        return source.positionBefore(time);
    }

    /** The last position of the store as far as this process knows; -1 before it has reached the store once. */
    public long head() {
        return source.head();
    }

    /** The same, asked of the store itself. */
    public long headNow() {
        return source.headNow();
    }

    /**
     * A part of the history.
     *
     * @param events its stock events
     * @param upTo the position of its last event of any kind
     */
    public record Page(List<FeedEvent> events, long upTo) {}
}
