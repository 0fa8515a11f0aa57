package sklad.query.costing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/** Some of what came in by one movement, and is still there. */
public record Layer(Origin origin, BigDecimal quantity) {

    Layer of(BigDecimal some) {
        return new Layer(origin, some);
    }

    Holding holding() {
        return new Holding(quantity, quantity.multiply(origin.unitCost), origin.priced ? BigDecimal.ZERO : quantity);
    }

    /**
     * The movement that brought it from outside.
     *
     * @param since when that was
     * @param priced whether the movement said what one unit costs
     */
    public record Origin(Instant since, long position, BigDecimal unitCost, boolean priced)
            implements Comparable<Origin> {

        private static final Comparator<Origin> OLDEST_FIRST =
                Comparator.comparing(Origin::since).thenComparingLong(Origin::position);

        @Override
        public int compareTo(Origin other) {
            return OLDEST_FIRST.compare(this, other);
        }
    }
}
