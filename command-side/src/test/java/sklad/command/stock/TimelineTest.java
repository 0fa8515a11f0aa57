package sklad.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.command.stock.Timeline.Shortfall;
import sklad.events.StockAdjusted;
import sklad.events.StockEvent;

class TimelineTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Timeline timeline = new Timeline();

    @Test
    void finds_nothing_where_enough_was_always_there() {
        timeline.add(moved(1, 5));
        timeline.add(moved(3, -2));

        assertThat(shortfall(2, -3, 3)).isEmpty();
    }

    @Test
    void finds_the_moment_itself_where_nothing_had_come_in_yet() {
        timeline.add(moved(5, 5));

        assertThat(shortfall(2, -1, 5)).contains(new Shortfall(at(2), number(-1)));
    }

    @Test
    void finds_the_first_of_several_later_moments() {
        timeline.add(moved(1, 5));
        timeline.add(moved(4, -5));
        timeline.add(moved(6, -1));
        timeline.add(moved(8, 9));

        assertThat(shortfall(2, -1, 8)).contains(new Shortfall(at(4), number(-1)));
    }

    @Test
    void takes_what_happened_at_one_moment_together() {
        timeline.add(moved(1, 1));
        timeline.add(moved(4, -5));
        timeline.add(moved(4, 5));

        assertThat(shortfall(2, -1, 1)).isEmpty();
        assertThat(shortfall(4, -1, 1)).isEmpty();
    }

    @Test
    void a_copy_goes_its_own_way() {
        timeline.add(moved(1, 1));

        timeline.copy().add(moved(2, 1));

        assertThat(timeline.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agrees_with_adding_up_all_movements_for_every_moment(long seed) {
        Random random = new Random(seed);
        List<StockEvent> movements = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StockEvent movement = moved(random.nextInt(40), random.nextInt(9) - 3);
            movements.add(movement);
            timeline.add(movement);
            int from = random.nextInt(42);
            int change = -1 - random.nextInt(12);

            assertThat(shortfall(from, change, onHand(movements, 100)))
                    .as("seed %d, after %d movements", seed, i + 1)
                    .isEqualTo(Optional.ofNullable(bruteForce(movements, from, change)));
        }
    }

    private Optional<Shortfall> shortfall(int from, int change, int onHand) {
        return timeline.firstBelowZero(at(from), number(change), number(onHand));
    }

    private static @Nullable Shortfall bruteForce(List<StockEvent> movements, int from, int change) {
        TreeSet<Instant> moments = new TreeSet<>(List.of(at(from)));
        movements.forEach(movement -> moments.add(movement.effectiveAt()));
        for (Instant moment : moments.tailSet(at(from))) {
            int onHand = onHand(movements, (int) (moment.getEpochSecond() - START.getEpochSecond()) / 60) + change;
            if (onHand < 0) {
                return new Shortfall(moment, number(onHand));
            }
        }
        return null;
    }

    private static int onHand(List<StockEvent> movements, int asOf) {
        return movements.stream()
                .filter(movement -> !movement.effectiveAt().isAfter(at(asOf)))
                .mapToInt(movement -> movement.change().intValueExact())
                .sum();
    }

    private static StockEvent moved(int minute, int change) {
        return new StockAdjusted(
                UUID.randomUUID(), "SKU-1", "MAIN", number(change), number(0), null, null, null, at(minute), null);
    }

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static BigDecimal number(int number) {
        return BigDecimal.valueOf(number);
    }
}
