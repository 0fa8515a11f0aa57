package sklad.query.costing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Moving average in fractions that never round: a location is a quantity, an average and a share without a price. */
public final class ByFractions {

    private final Map<String, Pile> piles = new HashMap<>();
    private final Map<String, Pile> moved = new HashMap<>();
    private final Map<UUID, Pile> travelling = new HashMap<>();
    private Fraction lastCost;

    public ByFractions(List<LedgerLine> slice) {
        BigDecimal first = Tale.firstCost(slice);
        lastCost = Fraction.of(first == null ? BigDecimal.ZERO : first);
        Set<UUID> undone = new HashSet<>();
        slice.forEach(line -> undone.add(line.reverses()));
        for (LedgerLine line : slice) {
            if (line.change().signum() > 0) {
                bring(line, undone.contains(line.movementId()));
            } else {
                fetch(line);
            }
        }
    }

    public BigDecimal value(String location) {
        Pile pile = pile(location);
        return pile.averageOr(lastCost).times(pile.quantity).rounded(2);
    }

    public BigDecimal unpriced(String location) {
        Pile pile = pile(location);
        return pile.unpriced.times(pile.quantity).rounded(6);
    }

    private void bring(LedgerLine line, boolean undone) {
        Pile there = pile(line.location());
        Pile comes = new Pile();
        if (line.otherLocation() != null) {
            comes = Objects.requireNonNull(travelling.get(line.movementId()));
        } else if (line.reverses() != null) {
            comes = Objects.requireNonNull(moved.get(line.reverses() + line.location()));
        } else {
            comes.quantity = Fraction.of(line.change());
            comes.average = line.unitCost() == null ? there.averageOr(lastCost) : Fraction.of(line.unitCost());
            comes.unpriced = line.unitCost() == null ? Fraction.ONE : Fraction.ZERO;
            lastCost = line.unitCost() == null || undone ? lastCost : Fraction.of(line.unitCost());
            if (line.unitCost() == null && !there.used) {
                comes.average = lastCost;
            }
        }
        moved.put(line.movementId() + line.location(), comes.copy());
        Fraction after = there.quantity.plus(comes.quantity);
        if (there.quantity.signum() < 0) {
            there.become(
                    after,
                    after.signum() > 0 ? comes.average : there.average,
                    after.signum() > 0 ? comes.unpriced : Fraction.ZERO);
        } else {
            there.become(
                    after,
                    there.mix(comes, there.average, comes.average),
                    there.mix(comes, there.unpriced, comes.unpriced));
        }
    }

    private void fetch(LedgerLine line) {
        Pile there = pile(line.location());
        there.average = there.averageOr(lastCost);
        Fraction wanted = Fraction.of(line.change().negate());
        Fraction after = there.quantity.minus(wanted);
        Pile taken = there.taken(wanted);
        Pile brought = line.reverses() == null ? null : moved.get(line.reverses() + line.location());
        Fraction rest = brought == null
                ? Fraction.ZERO
                : there.average.times(there.quantity).minus(brought.average.times(brought.quantity));
        if (brought != null && after.signum() > 0 && rest.signum() >= 0) {
            Fraction unpriced = there.unpriced.times(there.quantity).minus(brought.unpriced.times(brought.quantity));
            Fraction within = unpriced.signum() < 0
                    ? Fraction.ZERO
                    : unpriced.minus(after).signum() > 0 ? after : unpriced;
            there.become(after, rest.over(after), within.over(after));
            taken = brought.copy();
        } else {
            there.become(after, there.average, after.signum() > 0 ? there.unpriced : Fraction.ZERO);
        }
        moved.put(line.movementId() + line.location(), taken);
        travelling.put(line.movementId(), taken);
    }

    private Pile pile(String location) {
        return piles.computeIfAbsent(location, unused -> new Pile());
    }

    private static final class Pile {
        private Fraction quantity = Fraction.ZERO;
        private Fraction average = Fraction.ZERO;
        private Fraction unpriced = Fraction.ZERO;
        private boolean used;

        Fraction averageOr(Fraction other) {
            return used ? average : other;
        }

        void become(Fraction newQuantity, Fraction newAverage, Fraction newUnpriced) {
            used = used || newQuantity.signum() > 0;
            quantity = newQuantity;
            average = newAverage;
            unpriced = newUnpriced;
        }

        Fraction mix(Pile other, Fraction mine, Fraction others) {
            return mine.times(quantity).plus(others.times(other.quantity)).over(quantity.plus(other.quantity));
        }

        Pile taken(Fraction wanted) {
            Pile taken = new Pile();
            Fraction there = quantity.signum() < 0 ? Fraction.ZERO : quantity;
            Fraction present = there.minus(wanted).signum() < 0 ? there : wanted;
            taken.become(wanted, average, unpriced.times(present).over(wanted));
            return taken;
        }

        Pile copy() {
            Pile copy = new Pile();
            copy.become(quantity, average, unpriced);
            return copy;
        }
    }

    /** An exact number. */
    private record Fraction(BigInteger top, BigInteger bottom) {

        static final Fraction ZERO = of(BigDecimal.ZERO);
        static final Fraction ONE = of(BigDecimal.ONE);

        static Fraction of(BigDecimal decimal) {
            return new Fraction(decimal.movePointRight(6).toBigIntegerExact(), BigInteger.TEN.pow(6)).reduced();
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                            top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom))
                    .reduced();
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.top.negate(), other.bottom));
        }

        Fraction times(Fraction other) {
            return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom)).reduced();
        }

        Fraction over(Fraction other) {
            BigInteger sign = BigInteger.valueOf(other.top.signum());
            return times(new Fraction(other.bottom.multiply(sign), other.top.abs()));
        }

        int signum() {
            return top.signum();
        }

        BigDecimal rounded(int scale) {
            return new BigDecimal(top).divide(new BigDecimal(bottom), scale, RoundingMode.HALF_EVEN);
        }

        private Fraction reduced() {
            BigInteger common = top.gcd(bottom);
            return new Fraction(top.divide(common), bottom.divide(common));
        }
    }
}
