package sklad.eventstore;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ever longer pauses between attempts to reach the database, up to a second. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private Duration next = FIRST;

    void pause() {
        LockSupport.parkNanos(next.toNanos());
        Duration longer = next.multipliedBy(2);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }

    void reset() {
        next = FIRST;
    }
}
