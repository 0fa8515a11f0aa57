package sklad.query.valuation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.query.costing.CostFold;
import sklad.query.report.PointInTime;
import sklad.query.report.Report;

/** What the stock was worth. */
record ValuationReport(ValuationFilter filter, Ledger ledger) implements Report<Valuation> {

    @Override
    public String name() {
        return "valuation";
    }

    @Override
    public Class<Valuation> row() {
        return Valuation.class;
    }

    @Override
    public List<Valuation> read(PointInTime at, @Nullable List<String> behind, int limit) {
        return ledger
                .read(
                        filter.selection(),
                        at,
                        behind,
                        limit,
                        product -> filter.costing().fold(product.firstCost()),
                        this::rows)
                .stream()
                .map(ValuationSum::view)
                .toList();
    }

    @Override
    public List<String> key(Valuation row) {
        return new StockGrouping.Group(row.sku(), row.location(), row.category()).key();
    }

    @Override
    public String toString() {
        return filter.toString();
    }

    private List<ValuationSum> rows(LedgerProduct product, CostFold<?> fold) {
        StockSelection selection = filter.selection();
        return fold.holdings().entrySet().stream()
                .filter(holding -> selection.has(holding.getKey()))
                .map(holding -> ValuationSum.of(selection.group(product, holding.getKey()), holding.getValue()))
                .toList();
    }
}
