package sklad.query.valuation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.query.costing.LayerFold;
import sklad.query.report.PointInTime;
import sklad.query.report.Report;

/** How old the stock was. */
record AgeingReport(AgeingFilter filter, AgeBuckets buckets, Ledger ledger) implements Report<Age> {

    @Override
    public String name() {
        return "stock-ageing";
    }

    @Override
    public Class<Age> row() {
        return Age.class;
    }

    @Override
    public List<Age> read(PointInTime at, @Nullable List<String> behind, int limit) {
        return ledger.read(
                filter.selection(),
                at,
                behind,
                limit,
                product -> new LayerFold(),
                (product, fold) -> rows(product, fold, at));
    }

    @Override
    public List<String> key(Age row) {
        return row.key();
    }

    @Override
    public String toString() {
        return filter.toString();
    }

    private List<Age> rows(LedgerProduct product, LayerFold fold, PointInTime at) {
        StockSelection selection = filter.selection();
        List<Age> rows = new ArrayList<>();
        fold.shelves().forEach((location, shelf) -> {
            if (selection.has(location)) {
                StockGrouping.Group group = selection.group(product, location);
                shelf.layers()
                        .forEach(layer -> rows.add(Age.of(
                                group,
                                buckets.at(layer.origin().since(), at.asOf()),
                                layer.quantity(),
                                layer.origin().since())));
                rows.add(Age.owed(group, shelf.owed().negate()));
            }
        });
        return rows;
    }
}
