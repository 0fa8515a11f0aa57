package sklad.query.costing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out as one would play it with pieces of wood: each unit is a thing, each unit that was not there is a
 * hole, and nothing is ever forgotten. Whole quantities only.
 */
public final class UnitByUnit {

    private static final Comparator<Unit> OLDEST =
            Comparator.<Unit, Instant>comparing(unit -> unit.since).thenComparing(unit -> unit.position);

    private final Map<String, List<Unit>> there = new HashMap<>();
    private final Map<String, List<Hand>> holes = new HashMap<>();
    private final Map<String, Hand> moved = new HashMap<>();
    private final Map<UUID, Hand> travelling = new HashMap<>();
    private BigDecimal lastCost;

    public UnitByUnit(List<LedgerLine> slice) {
        BigDecimal first = Tale.firstCost(slice);
        lastCost = first == null ? BigDecimal.ZERO : first;
        Set<UUID> undone = new HashSet<>();
        slice.forEach(line -> undone.add(line.reverses()));
        for (LedgerLine line : slice) {
            int units = line.change().intValueExact();
            if (units > 0) {
                bring(line, units, undone.contains(line.movementId()));
            } else {
                fetch(line, -units);
            }
        }
    }

    public int onHand(String location) {
        return there(location).size() - holes(location).size();
    }

    public BigDecimal value(String location) {
        BigDecimal value = lastCost.multiply(BigDecimal.valueOf(-holes(location).size()));
        for (Unit unit : there(location)) {
            value = value.add(unit.cost);
        }
        return value;
    }

    public long unpriced(String location) {
        return there(location).stream().filter(unit -> !unit.priced).count();
    }

    public long since(String location, Instant time) {
        return there(location).stream()
                .filter(unit -> !unit.since.isBefore(time))
                .count();
    }

    private void bring(LedgerLine line, int units, boolean undone) {
        Hand hand = new Hand();
        if (line.otherLocation() != null) {
            hand = Objects.requireNonNull(travelling.get(line.movementId()));
        } else if (line.reverses() != null) {
            hand = movedBy(line.reverses(), line);
            Hand own = hand;
            holes(line.location()).removeIf(hole -> hole == own);
        } else {
            if (line.unitCost() != null && !undone) {
                lastCost = line.unitCost();
            }
            for (int i = 0; i < units; i++) {
                hand.units.add(new Unit(line, line.unitCost(), lastCost));
            }
        }
        moved.put(line.movementId() + line.location(), hand);
        for (Unit unit : List.copyOf(hand.units)) {
            if (holes(line.location()).isEmpty()) {
                there(line.location()).add(unit);
            } else {
                holes(line.location()).remove(0).units.add(unit);
            }
        }
    }

    private void fetch(LedgerLine line, int units) {
        Hand hand = new Hand();
        List<Unit> shelf = there(line.location());
        List<Unit> wanted = new ArrayList<>();
        if (line.reverses() != null) {
            wanted.addAll(movedBy(line.reverses(), line).units);
        }
        for (int i = 0; i < units; i++) {
            Unit unit = null;
            while (unit == null && !wanted.isEmpty()) {
                unit = sameKind(shelf, wanted.remove(0));
            }
            if (unit == null) {
                unit = shelf.stream().min(OLDEST).orElse(null);
            }
            if (unit == null) {
                holes(line.location()).add(hand);
            } else {
                shelf.remove(unit);
                hand.units.add(unit);
            }
        }
        moved.put(line.movementId() + line.location(), hand);
        if (line.otherLocation() != null) {
            Hand sent = new Hand();
            sent.units.addAll(hand.units);
            while (sent.units.size() < units) {
                sent.units.add(new Unit(line, null, lastCost));
            }
            travelling.put(line.movementId(), sent);
        }
    }

    private Hand movedBy(UUID movement, LedgerLine line) {
        return Objects.requireNonNull(moved.get(movement + line.location()));
    }

    private static @Nullable Unit sameKind(List<Unit> shelf, Unit wanted) {
        return shelf.stream()
                .filter(unit -> OLDEST.compare(unit, wanted) == 0)
                .findFirst()
                .orElse(null);
    }

    private List<Unit> there(String location) {
        return there.computeIfAbsent(location, unused -> new ArrayList<>());
    }

    private List<Hand> holes(String location) {
        return holes.computeIfAbsent(location, unused -> new ArrayList<>());
    }

    /** What one movement has in its hands. */
    private static final class Hand {
        private final List<Unit> units = new ArrayList<>();
    }

    private static final class Unit {
        private final Instant since;
        private final long position;
        private final BigDecimal cost;
        private final boolean priced;

        Unit(LedgerLine line, @Nullable BigDecimal own, BigDecimal otherwise) {
            since = line.effectiveAt();
            position = line.position();
            cost = own == null ? otherwise : own;
            priced = own != null;
        }
    }
}
