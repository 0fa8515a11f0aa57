package sklad.query.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.id;
import static sklad.query.projection.Events.qty;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sklad.events.StockAdjusted;
import sklad.query.projection.History;
import sklad.query.projection.Migrations;
import sklad.query.projection.ProjectorBench;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.Story;

/** What the ledger adds up to. */
class StockChangeTest {

    private static final Instant BEGIN = Instant.parse("2023-01-01T06:00:00Z");

    private final ProjectorBench bench = new ProjectorBench(new StockMovementProjector());

    static List<List<RecordedEvent>> histories() {
        return List.of(Story.of(3, 5, 1500), hourly(1500).events());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void the_migration_adds_up_what_the_projector_adds_up(List<RecordedEvent> history) throws IOException {
        bench.project(history);
        List<String> projected = bench.rows("stock_change", "stock_scope");

        bench.asOwner("TRUNCATE stock_change, stock_scope");
        bench.asOwner(Migrations.filling("V026__add_changes_up_by_day_month_and_year.sql"));

        assertThat(bench.rows("stock_change", "stock_scope")).isNotEmpty().isEqualTo(projected);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void every_sum_is_that_of_the_movements_of_its_period(List<RecordedEvent> history) {
        bench.project(history);

        assertThat(bench.texts("""
                        SELECT c::text FROM stock_change c
                         WHERE c.quantity <> (SELECT sum(m.quantity) FROM stock_movement m
                                WHERE c.sku IN (m.sku, '') AND c.location IN (m.location, '')
                                  AND date_trunc(c.period, m.effective_at, 'UTC') = c.starts_on::timestamp AT TIME ZONE 'UTC')
                        """)).isEmpty();
        assertThat(bench.texts("SELECT sum(quantity) = (SELECT sum(quantity) FROM stock_movement) FROM stock_change"
                        + " WHERE sku = '' AND location = '' AND period = 'day'"))
                .containsExactly("t");
    }

    @Test
    void a_backdated_movement_before_22_000_later_ones_changes_the_sums_of_its_own_day_month_and_year_only() {
        History history = hourly(22_000);
        bench.project(history.events());
        Set<String> before = Set.copyOf(versions());

        history.happened(adjusted(30_000, BEGIN.plus(Duration.ofDays(10))));
        bench.project(List.of(history.last()));

        List<String> after = versions();
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().filter(version -> !before.contains(version)))
                .hasSize(12)
                .allMatch(version -> version.matches(".* (day 2023-01-11|month 2023-01-01|year 2023-01-01) .*"));
    }

    private List<String> versions() {
        return bench.texts("SELECT concat_ws(' ', sku, location, period, starts_on, xmin, ctid) FROM stock_change");
    }

    /** Movements of one stock item, an hour after another. */
    private static History hourly(int count) {
        History history = new History();
        for (int i = 1; i <= count; i++) {
            history.happened(adjusted(i, BEGIN.plus(Duration.ofHours(i))));
        }
        return history;
    }

    private static StockAdjusted adjusted(int number, Instant at) {
        return new StockAdjusted(
                id(number), "HOURLY", "MAIN", qty("1.5"), qty(String.valueOf(number)), null, null, null, at, null);
    }
}
