package sklad.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.query.RunningQuerySide;

/** What can't be written to its end must not look whole. */
class BrokenOffTest {

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void a_file_that_breaks_off_is_cut_and_not_ended(String format) {
        try (RunningQuerySide side = RunningQuerySide.start()) {
            side.asOwner().execute("""
                    INSERT INTO stock_scope SELECT 'SKU-' || n, 'MAIN', 0 FROM generate_series(10000, 14000) n;
                    INSERT INTO stock_change VALUES ('SKU-13500', 'MAIN', 'year', '2020-01-01', 'NaN');
                    """);

            assertThatThrownBy(() -> side.get("/reports/stock-on-hand?format=" + format, "viewer"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(IOException.class);
            assertThat(side.get("/reports/stock-on-hand?format=csv&sku=SKU-13499")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_fails_before_it_has_begun_is_a_problem() {
        try (RunningQuerySide side = RunningQuerySide.start()) {
            side.asOwner().execute("""
                    INSERT INTO stock_scope VALUES ('SKU-1', 'MAIN', 0);
                    INSERT INTO stock_change VALUES ('SKU-1', 'MAIN', 'year', '2020-01-01', 'NaN');
                    """);

            assertThat(side.get("/reports/stock-on-hand?format=csv").status()).isEqualTo(500);
            assertThat(side.get("/reports/stock-on-hand?format=csv").code()).isEqualTo("internal");
        }
    }
}
