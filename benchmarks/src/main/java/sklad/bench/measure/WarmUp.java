package sklad.bench.measure;

import java.time.Duration;

/**
 * Lets a contender work slice after slice until it no longer gets faster: Java goes on compiling for a minute or two while it
 * shares the processors with its load.
 *
 * @param atMost how many slices
 */
public record WarmUp(Duration slice, int atMost) {

    private static final int WITHOUT_GAIN = 3;
    private static final double GAIN = 0.95;

    /** The median latency tells, since somebody who is paced works at the same rate from the beginning. */
    public void of(Contender contender) {
        double best = Double.POSITIVE_INFINITY;
        for (int slices = 0, idle = 0; slices < atMost && idle < WITHOUT_GAIN; slices++) {
            double median = contender.run(slice).latencies().getValueAtPercentile(50);
            boolean faster = median < GAIN * best;
            idle = faster ? 0 : idle + 1;
            best = faster ? median : best;
        }
    }
}
