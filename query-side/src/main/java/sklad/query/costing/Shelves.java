package sklad.query.costing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** First in, first out, by location; a layer keeps its age when it is transferred. */
final class Shelves implements Stock<Parcel> {

    private final KnownCost costs;
    private final Map<String, Shelf> shelves = new TreeMap<>();

    Shelves(KnownCost costs) {
        this.costs = costs;
    }

    @Override
    public Parcel arriving(LedgerLine line) {
        costs.learn(line);
        return Parcel.of(layer(line, line.change(), line.ownCost()));
    }

    @Override
    public void put(String location, Parcel some) {
        shelf(location).put(some);
    }

    @Override
    public Parcel take(LedgerLine line, @Nullable Parcel brought) {
        return shelf(line.location()).take(line.change().negate(), brought == null ? List.of() : brought.layers());
    }

    /** What was not there travels at the last known cost, and begins to age. */
    @Override
    public Parcel sent(LedgerLine line, Parcel taken) {
        Parcel sent = new Parcel();
        taken.layers().forEach(sent::add);
        if (taken.missing().signum() > 0) {
            sent.add(layer(line, taken.missing(), null));
        }
        return sent;
    }

    @Override
    public Map<String, Holding> holdings() {
        Map<String, Holding> holdings = new TreeMap<>();
        shelves.forEach((location, shelf) -> holdings.put(
                location, shelf.layers().stream().map(Layer::holding).reduce(owed(shelf), Holding::plus)));
        return holdings;
    }

    Map<String, Shelf> all() {
        return Collections.unmodifiableMap(shelves);
    }

    private Holding owed(Shelf shelf) {
        BigDecimal owed = shelf.missing().negate();
        return new Holding(owed, owed.multiply(costs.last()), BigDecimal.ZERO);
    }

    private Layer layer(LedgerLine line, BigDecimal quantity, @Nullable BigDecimal own) {
        BigDecimal unitCost = own == null ? costs.last() : own;
        return new Layer(new Layer.Origin(line.effectiveAt(), line.position(), unitCost, own != null), quantity);
    }

    private Shelf shelf(String location) {
        return shelves.computeIfAbsent(location, unused -> new Shelf());
    }
}
