package sklad.bench.measure;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What a contender did in one round.
 *
 * @param operations that were acknowledged
 * @param latencies in microseconds
 */
public record Round(long operations, Duration took, Histogram latencies) {

    /** A histogram for latencies of up to two minutes, exact to one in a thousand. */
    public static Histogram histogram() {
        Histogram histogram = new Histogram(120_000_000L, 3);
        histogram.setAutoResize(true);
        return histogram;
    }

    /** Operations a second. */
    public double rate() {
        return operations * 1e9 / took.toNanos();
    }
}
