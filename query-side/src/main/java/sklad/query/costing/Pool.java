package sklad.query.costing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A product at a location, valued by moving average: whatever comes is mixed with what is there. */
final class Pool {

    private final KnownCost costs;
    private Portion content = Portion.NOTHING;
    private @Nullable BigDecimal average;

    Pool(KnownCost costs) {
        this.costs = costs;
    }

    /** What is owed is worth what one unit costs here now. */
    Holding holding() {
        Portion worth = content.quantity().signum() < 0 ? atAverage(content.quantity()) : content;
        return new Holding(worth.quantity(), worth.value(), worth.unpriced());
    }

    /** So much, at what one unit costs here: the average, or else what the product has last cost anywhere. */
    Portion atAverage(BigDecimal quantity) {
        return Portion.priced(quantity, average == null ? costs.last() : average);
    }

    /** What is owed is covered first. */
    void put(Portion some) {
        if (content.quantity().signum() >= 0) {
            content = content.plus(some);
        } else {
            BigDecimal after = content.quantity().add(some.quantity());
            content = after.signum() > 0 ? some.part(after) : Portion.owed(after);
        }
        average();
    }

    /** More than is there leaves at the average, and is owed. */
    Portion take(BigDecimal quantity) {
        BigDecimal there = quantity.min(content.quantity().max(BigDecimal.ZERO));
        Portion taken = there.signum() == 0 ? Portion.NOTHING : content.part(there);
        content = content.minus(taken);
        BigDecimal missing = quantity.subtract(there);
        if (missing.signum() > 0) {
            content = Portion.owed(content.quantity().subtract(missing));
            taken = taken.plus(atAverage(missing));
        }
        average();
        return taken;
    }

    /** Takes out what was brought at its own cost, unless the rest would be worth less than nothing then. */
    Portion takeBack(Portion brought) {
        Portion rest = content.minus(brought);
        BigDecimal value = rest.value().setScale(Holding.NOISE, RoundingMode.HALF_EVEN);
        if (rest.quantity().signum() <= 0 || value.signum() < 0) {
            return take(brought.quantity());
        }
        content = rest.unpriced(rest.unpriced().max(BigDecimal.ZERO).min(rest.quantity()));
        average();
        return brought;
    }

    private void average() {
        if (content.quantity().signum() > 0) {
            average = content.value().divide(content.quantity(), Portion.DIGITS);
        }
    }
}
