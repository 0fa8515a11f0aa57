package sklad.query.costing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Follows only when what is on hand came in. */
public final class LayerFold implements LineFold {

    private final Shelves shelves = new Shelves(new KnownCost(null));
    private final CostFold<Parcel> fold = new CostFold<>(shelves);

    @Override
    public void add(LedgerLine line) {
        fold.add(line);
    }

    /** By location. */
    public Map<String, Content> shelves() {
        Map<String, Content> contents = new TreeMap<>();
        shelves.all()
                .forEach((location, shelf) -> contents.put(location, new Content(shelf.layers(), shelf.missing())));
        return contents;
    }

    /**
     * What is on hand somewhere.
     *
     * @param layers the oldest first
     * @param owed where less than nothing is there
     */
    public record Content(List<Layer> layers, BigDecimal owed) {}
}
