package sklad.query.valuation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import sklad.query.costing.LineFold;
import sklad.query.report.PointInTime;

/** Folds the ledger product by product, and adds up what comes of it; only a few products are in memory at a time. */
@Component
class Ledger {

    private static final int PRODUCTS = 100;

    /** No text of PostgreSQL's stands between one and this behind it. */
    private static final String NEXT = "\u0001";

    private final LedgerTables tables;

    Ledger(LedgerTables tables) {
        this.tables = tables;
    }

    /**
     * At most so many rows, by their key.
     *
     * @param newFold for a product
     * @param rows what a product's fold leads to; rows of one group are added up
     */
    <F extends LineFold, R extends Sums.Row<R>> List<R> read(
            StockSelection selection,
            PointInTime at,
            @Nullable List<String> behind,
            int limit,
            Function<LedgerProduct, F> newFold,
            BiFunction<LedgerProduct, F, List<R>> rows) {
        boolean apart = selection.grouping().keepsProductsApart();
        int batch = apart ? Math.min(limit, PRODUCTS) : PRODUCTS;
        Sums<R> sums = new Sums<>(behind);
        String from = apart && behind != null ? behind.get(0) : "";
        boolean more = true;
        while (more && sums.rows().size() < limit) {
            List<LedgerProduct> products = tables.products(selection, at, from, batch);
            fold(products, at, newFold).forEach((product, fold) -> {
                rows.apply(product, fold).forEach(sums::add);
                if (apart) {
                    sums.close();
                }
            });
            more = products.size() == batch;
            from = more ? products.get(batch - 1).sku() + NEXT : from;
        }
        sums.close();
        return List.copyOf(sums.rows().subList(0, Math.min(limit, sums.rows().size())));
    }

    private <F extends LineFold> Map<LedgerProduct, F> fold(
            List<LedgerProduct> products, PointInTime at, Function<LedgerProduct, F> newFold) {
        Map<LedgerProduct, F> folds = new LinkedHashMap<>();
        Map<String, F> bySku = new LinkedHashMap<>();
        for (LedgerProduct product : products) {
            F fold = newFold.apply(product);
            folds.put(product, fold);
            bySku.put(product.sku(), fold);
        }
        if (!bySku.isEmpty()) {
            tables.lines(List.copyOf(bySku.keySet()), at, line -> Objects.requireNonNull(bySku.get(line.sku()))
                    .add(line));
        }
        return folds;
    }
}
