package sklad.bench.measure;

import java.time.Duration;

/** Somebody who can do the work; idle between rounds. */
public interface Contender extends AutoCloseable {

    String name();

    /** Does the work for about so long. */
    Round run(Duration duration);

    /** What its process holds in memory now, in bytes; 0: it has no process of its own. */
    default long residentBytes() {
        return 0;
    }

    @Override
    default void close() {}
}
