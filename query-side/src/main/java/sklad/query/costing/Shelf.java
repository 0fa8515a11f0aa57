package sklad.query.costing;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A product at a location, first in, first out: the layers that are there, the oldest first, or else what is owed. */
final class Shelf {

    private final NavigableMap<Layer.Origin, BigDecimal> layers = new TreeMap<>();
    private final Deque<Parcel> owed = new ArrayDeque<>();

    List<Layer> layers() {
        return layers.entrySet().stream()
                .map(layer -> new Layer(layer.getKey(), layer.getValue()))
                .toList();
    }

    BigDecimal missing() {
        return owed.stream().map(Parcel::missing).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a parcel still misses is owed no more once it is back. */
    void put(Parcel parcel) {
        owed.removeIf(debt -> debt == parcel);
        parcel.layers().forEach(this::put);
    }

    Parcel take(BigDecimal quantity, List<Layer> preferred) {
        Parcel parcel = new Parcel();
        BigDecimal wanted = quantity;
        for (Layer layer : preferred) {
            wanted = wanted.subtract(move(layer.origin(), layer.quantity().min(wanted), parcel));
        }
        while (wanted.signum() > 0 && !layers.isEmpty()) {
            wanted = wanted.subtract(move(layers.firstKey(), wanted, parcel));
        }
        if (wanted.signum() > 0) {
            parcel.miss(wanted);
            owed.add(parcel);
        }
        return parcel;
    }

    /** At most so much of a layer; returns how much. */
    private BigDecimal move(Layer.Origin origin, BigDecimal atMost, Parcel parcel) {
        BigDecimal there = layers.getOrDefault(origin, BigDecimal.ZERO);
        BigDecimal moved = atMost.min(there);
        if (moved.signum() > 0) {
            parcel.add(new Layer(origin, moved));
            layers.put(origin, there.subtract(moved));
        }
        if (moved.compareTo(there) == 0) {
            layers.remove(origin);
        }
        return moved;
    }

    private void put(Layer layer) {
        BigDecimal rest = layer.quantity();
        while (rest.signum() > 0 && !owed.isEmpty()) {
            Parcel debt = owed.element();
            rest = debt.fill(layer.of(rest));
            if (debt.missing().signum() == 0) {
                owed.remove();
            }
        }
        if (rest.signum() > 0) {
            layers.merge(layer.origin(), rest, BigDecimal::add);
        }
    }
}
