package sklad.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Result RESULT = new Result(
            "append",
            "commands in process",
            new Table(
                    List.of("commands/s", "p99 ms"),
                    List.of(
                            new Table.Row("Sklad", List.of(17_500.0, 8.25)),
                            new Table.Row("pgbench <1>", List.of(20_000.0, Double.NaN)))),
            List.of(
                    Verdict.atLeast(1.2, "rate, to pgbench", new Spread(0.875, 0.8, 0.95)),
                    Verdict.atMost(4, "p99, to pgbench's", Spread.of(2))),
            List.of("a note"),
            List.of("nothing is lost"));

    @Test
    void says_of_each_target_whether_it_is_met_and_how_far_the_rounds_lie_apart() {
        assertThat(Report.text(RESULT))
                .contains("NOT MET  rate, to pgbench: 0.88 (0.80 to 0.95), must be at least 1.20")
                .contains("met      p99, to pgbench's: 2.00, must be at most 4.00");
    }

    @Test
    void what_does_not_apply_is_left_empty() {
        assertThat(Report.text(RESULT)).contains("pgbench <1>      20,000        -");
    }

    @Test
    void notes_and_checks_come_last() {
        assertThat(Report.text(RESULT).strip()).endsWith("note: a note \n  checked: nothing is lost");
    }

    @Test
    void the_checks_of_all_benchmarks_end_the_run() {
        assertThat(Report.checks(List.of(RESULT, RESULT)))
                .endsWith("Checked\n\n  append: nothing is lost \n  append: nothing is lost \n");
    }

    @Test
    void the_picture_has_a_bar_a_row_and_escapes_names() {
        assertThat(Picture.svg(RESULT))
                .contains("pgbench &lt;1>", "17,500", "20,000", "not met: rate, to pgbench 0.88")
                .containsPattern("(?s)<svg .*</svg>");
    }

    @Test
    void the_median_of_an_even_number_of_rounds_is_between_the_two_in_the_middle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(2.5, 1, 4));
    }
}
