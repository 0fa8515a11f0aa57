package sklad.query.costing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What is on hand, and what it is worth.
 *
 * @param value with all the digits of the calculation
 * @param unpriced how much of the quantity came in without a unit cost of its own
 */
public record Holding(BigDecimal quantity, BigDecimal value, BigDecimal unpriced) {

    public static final Holding NOTHING = new Holding(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Digits behind the point of a value, a unit cost and a quantity, as they are printed. */
    public static final int VALUE_SCALE = 2;

    public static final int COST_SCALE = 6;
    public static final int QUANTITY_SCALE = 6;

    /** Far beyond what is printed, far before where the calculation ends: 0.005 must not become 0.00499…. */
    static final int NOISE = 20;

    public boolean isNothing() {
        return quantity.signum() == 0 && value.signum() == 0;
    }

    /** As it is printed, half to even; sums are made of what is printed. */
    public Holding rounded() {
        return new Holding(quantity, round(value, VALUE_SCALE), plain(round(unpriced, QUANTITY_SCALE)));
    }

    public Holding plus(Holding other) {
        return new Holding(quantity.add(other.quantity), value.add(other.value), unpriced.add(other.unpriced));
    }

    /** Value by quantity; none where there is no quantity, or where nothing has ever said a cost. */
    public @Nullable BigDecimal unitCost() {
        boolean unknown = value.signum() == 0 && unpriced.compareTo(quantity) == 0;
        return quantity.signum() == 0 || unknown
                ? null
                : plain(round(value.divide(quantity, Portion.DIGITS), COST_SCALE));
    }

    private static BigDecimal round(BigDecimal exact, int scale) {
        return exact.setScale(NOISE, RoundingMode.HALF_EVEN).setScale(scale, RoundingMode.HALF_EVEN);
    }

    /** Without trailing zeros or an exponent. */
    public static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
