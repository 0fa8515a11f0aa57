package sklad.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void lasts_until_three_slices_in_a_row_were_no_faster() {
        assertThat(slices(900, 500, 510, 300, 299, 310, 290, 100)).isEqualTo(7);
    }

    @Test
    void goes_on_with_somebody_who_gets_faster_by_little_steps() {
        assertThat(slices(1000, 970, 940, 920, 900, 880, 870, 900, 900, 900, 100))
                .isEqualTo(9);
    }

    @Test
    void ends_with_somebody_who_gets_faster_for_ever() {
        assertThat(slices(IntStream.rangeClosed(1, 100).map(i -> 100_000 / i).toArray()))
                .isEqualTo(12);
    }

    /** How many slices it takes to warm up somebody who answers as fast as this. */
    private static int slices(int... micros) {
        Iterator<Integer> answers = IntStream.of(micros).iterator();
        List<Integer> taken = new ArrayList<>();
        new WarmUp(Duration.ofSeconds(1), 12).of(new Contender() {
            @Override
            public String name() {
                return "a";
            }

            @Override
            public Round run(Duration duration) {
                Histogram latencies = Round.histogram();
                int next = answers.next();
                taken.add(next);
                latencies.recordValue(next);
                return new Round(1, duration, latencies);
            }
        });
        return taken.size();
    }
}
