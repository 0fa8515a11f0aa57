package sklad.query.costing;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Anything may happen, and be recorded late: receipts with and without a cost, issues of what is not there, mistakes. */
public final class RandomTale {

    private static final List<String> LOCATIONS = List.of("MAIN", "SHOP", "YARD");
    private static final int MINUTES = 1000;

    private final Random random;
    private final Tale tale;
    private final Set<UUID> done = new HashSet<>();

    private RandomTale(String sku, long seed) {
        tale = new Tale(sku);
        random = new Random(seed);
    }

    public static Tale of(String sku, long seed, int movements) {
        RandomTale story = new RandomTale(sku, seed);
        for (int i = 0; i < movements; i++) {
            story.goOn(i * MINUTES / movements);
        }
        return story.tale;
    }

    private void goOn(int now) {
        String location = LOCATIONS.get(random.nextInt(3));
        String quantity = String.valueOf(1 + random.nextInt(6));
        tale.at(minute(random.nextInt(3) == 0 ? random.nextInt(now + 1) : now));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> tale.received(location, quantity, cost());
            case 3, 4, 5 -> tale.issued(location, quantity);
            case 6 -> tale.adjusted(location, (random.nextBoolean() ? "-" : "") + quantity, cost());
            case 7, 8 -> tale.transferred(location, LOCATIONS.get((LOCATIONS.indexOf(location) + 1) % 3), quantity);
            default -> takeBack(now);
        }
    }

    private void takeBack(int now) {
        List<UUID> movements = tale.movements();
        int number = movements.isEmpty() ? 0 : random.nextInt(movements.size());
        if (movements.isEmpty() || !done.add(movements.get(number))) {
            tale.received("MAIN", "1", cost());
            return;
        }
        LedgerLine reversed = tale.lines().stream()
                .filter(line -> line.movementId().equals(movements.get(number)))
                .findFirst()
                .orElseThrow();
        if (reversed.reverses() != null) {
            tale.received("MAIN", "1", cost());
        } else {
            tale.at(random.nextInt(3) == 0 ? reversed.effectiveAt() : later(reversed.effectiveAt(), minute(now)))
                    .takenBack(number + 1);
        }
    }

    private @Nullable String cost() {
        int cents = random.nextInt(500);
        return random.nextInt(5) == 0 ? null : cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant minute(int number) {
        return Tale.START.plusSeconds(60L * number);
    }
}
