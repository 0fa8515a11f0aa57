package sklad.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class AlternationTest {

    private static final Duration WARM_UP = Duration.ofSeconds(9);
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final List<String> turns = new ArrayList<>();
    private final Wal wal = new Wal() {
        private long position;

        @Override
        public void checkpoint() {
            turns.add("checkpoint");
        }

        @Override
        public long position() {
            position += 500;
            return position;
        }
    };

    @Test
    void everybody_warms_up_and_then_takes_turns_back_and_forth() {
        alternate(2, new Steady("a", 100), new Steady("b", 50));

        assertThat(turns)
                .containsExactly(
                        "a PT9S",
                        "b PT9S",
                        "checkpoint",
                        "a PT2S",
                        "checkpoint",
                        "b PT2S",
                        "checkpoint",
                        "b PT2S",
                        "checkpoint",
                        "a PT2S");
    }

    @Test
    void a_ratio_is_made_round_by_round() {
        Comparison comparison = alternate(3, new Steady("a", 100), new Steady("b", 50));

        assertThat(comparison.ratio("a", "b")).isEqualTo(new Spread(2, 2, 2));
        assertThat(comparison.latencyRatio("a", "b", 99).median()).isEqualTo(0.5);
        assertThat(comparison.rate("b")).isEqualTo(25);
    }

    @Test
    void the_table_has_a_line_a_contender_with_the_log_that_each_operation_cost() {
        Comparison comparison = alternate(3, new Steady("a", 100), new Steady("b", 50));

        Table table = comparison.table("commands");

        assertThat(table.rows()).extracting(Table.Row::name).containsExactly("a", "b");
        int wal = table.columns().indexOf("WAL B each");
        assertThat(table.rows()).extracting(row -> row.cells().get(wal)).containsExactly(5.0, 10.0);
    }

    private Comparison alternate(int rounds, Contender... contenders) {
        return new Alternation(new Pace(rounds, ROUND, new WarmUp(WARM_UP, 1)), wal, what -> {})
                .of(List.of(contenders));
    }

    private final class Steady implements Contender {
        private final String name;
        private final int operations;

        Steady(String name, int operations) {
            this.name = name;
            this.operations = operations;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Round run(Duration duration) {
            turns.add(name + " " + duration);
            Histogram latencies = Round.histogram();
            latencies.recordValue(1_000 / operations);
            return new Round(operations, duration, latencies);
        }
    }
}
