package sklad.query.costing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What one movement took: layers, and what was not there, which the next arrivals fill in. */
final class Parcel {

    private final List<Layer> layers = new ArrayList<>();
    private BigDecimal missing = BigDecimal.ZERO;

    static Parcel of(Layer layer) {
        Parcel parcel = new Parcel();
        parcel.add(layer);
        return parcel;
    }

    List<Layer> layers() {
        return List.copyOf(layers);
    }

    BigDecimal missing() {
        return missing;
    }

    void add(Layer layer) {
        layers.add(layer);
    }

    void miss(BigDecimal quantity) {
        missing = quantity;
    }

    /** As much of the layer as is missing; returns how much is not needed. */
    BigDecimal fill(Layer layer) {
        BigDecimal needed = layer.quantity().min(missing);
        add(layer.of(needed));
        missing = missing.subtract(needed);
        return layer.quantity().subtract(needed);
    }
}
