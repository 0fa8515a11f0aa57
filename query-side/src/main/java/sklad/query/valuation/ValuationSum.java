package sklad.query.valuation;

import java.util.List;
import sklad.query.costing.Holding;

/** A row of the valuation while it is added up: the values as they are printed, and for the unit cost as they are. */
record ValuationSum(StockGrouping.Group group, Holding printed, Holding exact) implements Sums.Row<ValuationSum> {

    static ValuationSum of(StockGrouping.Group group, Holding exact) {
        return new ValuationSum(group, exact.rounded(), exact);
    }

    @Override
    public List<String> key() {
        return group.key();
    }

    @Override
    public ValuationSum plus(ValuationSum other) {
        return new ValuationSum(group, printed.plus(other.printed), exact.plus(other.exact));
    }

    @Override
    public boolean hasNothing() {
        return printed.isNothing();
    }

    Valuation view() {
        return new Valuation(
                group.sku(),
                group.location(),
                group.category(),
                Holding.plain(printed.quantity()),
                group.sku() == null ? null : exact.unitCost(),
                printed.value(),
                Holding.plain(printed.unpriced()));
    }
}
