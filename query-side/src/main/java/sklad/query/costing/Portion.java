package sklad.query.costing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Some of a pool; {@code unpriced} is what of it came without a unit cost of its own. */
record Portion(BigDecimal quantity, BigDecimal value, BigDecimal unpriced) {

    /** More than the largest quantity times the largest unit cost has. */
    static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);

    static final Portion NOTHING = new Portion(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static Portion priced(BigDecimal quantity, BigDecimal unitCost) {
        return new Portion(quantity, quantity.multiply(unitCost, DIGITS), BigDecimal.ZERO);
    }

    /** Less than nothing; what it is worth is not settled before it is covered. */
    static Portion owed(BigDecimal quantity) {
        return new Portion(quantity, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    Portion unpriced(BigDecimal part) {
        return new Portion(quantity, value, part);
    }

    Portion plus(Portion other) {
        return new Portion(
                quantity.add(other.quantity), value.add(other.value, DIGITS), unpriced.add(other.unpriced, DIGITS));
    }

    Portion minus(Portion other) {
        return new Portion(
                quantity.subtract(other.quantity),
                value.subtract(other.value, DIGITS),
                unpriced.subtract(other.unpriced, DIGITS));
    }

    /** A part of it, mixed as the whole is. */
    Portion part(BigDecimal some) {
        return some.compareTo(quantity) == 0 ? this : new Portion(some, share(value, some), share(unpriced, some));
    }

    private BigDecimal share(BigDecimal whole, BigDecimal some) {
        return whole.multiply(some).divide(quantity, DIGITS);
    }
}
