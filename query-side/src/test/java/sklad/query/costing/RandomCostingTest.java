package sklad.query.costing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any history, at any moment by both times, against folds that are written another way. */
class RandomCostingTest {

    private static final int HISTORIES = 400;

    static LongStream seeds() {
        long first = Long.getLong("sklad.seed", 1);
        return LongStream.range(first, first + HISTORIES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agrees_with_the_other_way_of_counting(long seed) {
        Tale tale = RandomTale.of("LAMP", seed, 20 + (int) (seed % 60));
        for (int part = 1; part <= 4; part++) {
            Instant asOf = Tale.START.plusSeconds(60L * 250 * part);
            long position = tale.lines().size() * (5L - part) / 4 + part % 2;
            verify(tale.slice(asOf, position), "seed " + seed + " part " + part);
        }
        verify(tale.slice(), "seed " + seed);
    }

    private static void verify(List<LedgerLine> slice, String where) {
        Map<String, Holding> fifo = folded(CostingMethod.FIFO, slice);
        Map<String, Holding> average = folded(CostingMethod.AVERAGE, slice);
        UnitByUnit units = new UnitByUnit(slice);
        ByFractions fractions = new ByFractions(slice);
        LayerFold ages = new LayerFold();
        slice.forEach(ages::add);
        assertThat(average.keySet()).as(where).isEqualTo(fifo.keySet());
        fifo.forEach((location, holding) -> {
            assertThat(holding.quantity()).as(where).isEqualByComparingTo(onHand(slice, location));
            Holding mixed = Objects.requireNonNull(average.get(location));
            assertThat(mixed.quantity()).as(where).isEqualByComparingTo(holding.quantity());
            assertThat(units.onHand(location))
                    .as(where)
                    .isEqualTo(holding.quantity().intValueExact());
            assertThat(holding.value()).as(where).isEqualByComparingTo(units.value(location));
            assertThat(holding.unpriced().longValueExact()).as(where).isEqualTo(units.unpriced(location));
            Holding printed = mixed.rounded();
            assertThat(printed.value()).as(where + " " + location).isEqualByComparingTo(fractions.value(location));
            assertThat(printed.unpriced()).as(where).isEqualByComparingTo(fractions.unpriced(location));
            Instant half = Tale.START.plusSeconds(60L * 500);
            assertThat(since(
                            Objects.requireNonNull(ages.shelves().get(location)).layers(), half))
                    .as(where)
                    .isEqualTo(units.since(location, half));
        });
    }

    private static Map<String, Holding> folded(CostingMethod method, List<LedgerLine> slice) {
        CostFold<?> fold = method.fold(Tale.firstCost(slice));
        slice.forEach(fold::add);
        return fold.holdings();
    }

    private static BigDecimal onHand(List<LedgerLine> slice, String location) {
        return slice.stream()
                .filter(line -> line.location().equals(location))
                .map(LedgerLine::change)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long since(List<Layer> layers, Instant time) {
        return layers.stream()
                .filter(layer -> !layer.origin().since().isBefore(time))
                .mapToLong(layer -> layer.quantity().longValueExact())
                .sum();
    }
}
