package sklad.eventstore;

import java.time.Duration;

/**
 * The bounds of the group appender.
 *
 * @param queueCommits how many commits may wait before a caller is turned away
 * @param queueEvents how many events may wait; a single larger commit is taken when nothing waits
 * @param batchEvents how many events share a transaction; a single larger commit goes alone
 * @param batchCharacters likewise, of payload and metadata
 * @param patience how long a commit may wait for the database before it has failed
 * @param doubt how long, after a lost connection, a caller waits to learn whether its commit is stored
 */
public record AppendSettings(
        int queueCommits, int queueEvents, int batchEvents, int batchCharacters, Duration patience, Duration doubt) {

    public static AppendSettings defaults() {
        return withQueue(4096);
    }

    /** The defaults, but for how many commits may wait. */
    public static AppendSettings withQueue(int commits) {
        return new AppendSettings(commits, 50_000, 5_000, 8_000_000, Duration.ofSeconds(10), Duration.ofSeconds(60));
    }
}
