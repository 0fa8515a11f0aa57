package sklad.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import sklad.eventstore.PostgresEventSource;

/** The position of the store's last event, as the event source knows it: an answer never waits for the event store. */
public final class StoreHead {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final PostgresEventSource source;

    StoreHead(PostgresEventSource source) {
        this.source = source;
    }

    /** How many events the store has after this one; empty while the store can't be reached. */
    public OptionalLong after(long reached) {
        long head = source.head();
        boolean known = head >= 0 && source.lastReadAt().isAfter(Instant.now().minus(FRESH));
        return known ? OptionalLong.of(Math.max(0, head - reached)) : OptionalLong.empty();
    }
}
