package sklad.query.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sklad.query.movement.MovementFilter;
import sklad.query.report.PointInTime;
import sklad.query.report.Report;

/** The movements in the order in which they happened. The balance runs along in the key, so that any page can begin. */
record StatementReport(MovementFilter filter, StatementTables tables) implements Report<StatementLine> {

    @Override
    public String name() {
        return "movements";
    }

    @Override
    public Class<StatementLine> row() {
        return StatementLine.class;
    }

    @Override
    public List<StatementLine> read(PointInTime at, @Nullable List<String> behind, int limit) {
        return behind == null
                ? tables.find(filter, at, opening(at), null, 0, limit)
                : tables.find(
                        filter,
                        at,
                        new BigDecimal(behind.get(2)),
                        Instant.parse(behind.get(0)),
                        Long.parseLong(behind.get(1)),
                        limit);
    }

    @Override
    public List<String> key(StatementLine line) {
        return List.of(
                line.effectiveAt().toString(),
                Long.toString(line.position()),
                line.balance().toPlainString());
    }

    @Override
    public Map<String, BigDecimal> totals(PointInTime at) {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        totals.put("openingBalance", opening(at));
        totals.put("closingBalance", filter.to() == null ? tables.balance(filter, at) : before(filter.to(), at));
        return totals;
    }

    private BigDecimal opening(PointInTime at) {
        return filter.from() == null ? BigDecimal.ZERO : before(filter.from(), at);
    }

    private BigDecimal before(Instant time, PointInTime at) {
        return tables.balance(filter, at.before(time));
    }

    @Override
    public String toString() {
        return filter.toString();
    }
}
