package sklad.bench.measure;

import java.time.Duration;

/** How many rounds there are, how long each takes, and how everybody warms up before. */
public record Pace(int rounds, Duration round, WarmUp warmUp) {

    /** How often a contender is let go at most. */
    public int runs() {
        return rounds + warmUp.atMost();
    }
}
