package sklad.query.costing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Moving average, a pool for each location. */
final class Pools implements Stock<Portion> {

    private final KnownCost costs;
    private final Map<String, Pool> pools = new TreeMap<>();

    Pools(KnownCost costs) {
        this.costs = costs;
    }

    @Override
    public Portion arriving(LedgerLine line) {
        costs.learn(line);
        BigDecimal own = line.ownCost();
        return own == null
                ? pool(line.location()).atAverage(line.change()).unpriced(line.change())
                : Portion.priced(line.change(), own);
    }

    @Override
    public void put(String location, Portion some) {
        pool(location).put(some);
    }

    @Override
    public Portion take(LedgerLine line, @Nullable Portion brought) {
        Pool pool = pool(line.location());
        return brought == null ? pool.take(line.change().negate()) : pool.takeBack(brought);
    }

    @Override
    public Portion sent(LedgerLine line, Portion taken) {
        return taken;
    }

    @Override
    public Map<String, Holding> holdings() {
        Map<String, Holding> holdings = new TreeMap<>();
        pools.forEach((location, pool) -> holdings.put(location, pool.holding()));
        return holdings;
    }

    private Pool pool(String location) {
        return pools.computeIfAbsent(location, unused -> new Pool(costs));
    }
}
