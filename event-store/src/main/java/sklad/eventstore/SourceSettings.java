package sklad.eventstore;

import java.time.Duration;

/**
 * The bounds of the event source.
 *
 * @param applicationName of its own connection, for operators
 * @param poll how often it looks without being told to, while nothing comes
 * @param rest how long it rests between looks while events come one upon the other: what comes meanwhile is read together
 * @param pageEvents how many events it reads at once
 * @param tailEvents how many of the latest events it keeps at most for all streams
 * @param tailCharacters likewise, of payload and metadata
 * @param passedEvents how many of the events that every stream has passed it keeps, for those who look without a stream
 */
public record SourceSettings(
        String applicationName,
        Duration poll,
        Duration rest,
        int pageEvents,
        int tailEvents,
        long tailCharacters,
        int passedEvents) {

    public static SourceSettings defaults() {
        return new SourceSettings(
                "sklad-event-source", Duration.ofSeconds(1), Duration.ofMillis(5), 1_000, 16_384, 32_000_000, 1_024);
    }
}
