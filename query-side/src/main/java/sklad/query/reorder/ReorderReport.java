package sklad.query.reorder;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sklad.query.report.PointInTime;
import sklad.query.report.Report;

/** Of which products there was less than their reorder point. */
record ReorderReport(ReorderFilter filter, ReorderTables tables) implements Report<Shortage> {

    @Override
    public String name() {
        return "below-reorder-point";
    }

    @Override
    public Class<Shortage> row() {
        return Shortage.class;
    }

    @Override
    public Set<String> projections() {
        return Set.of("stock_movement", "product");
    }

    @Override
    public List<Shortage> read(PointInTime at, @Nullable List<String> behind, int limit) {
        return tables.find(filter, at, behind, limit);
    }

    @Override
    public List<String> key(Shortage row) {
        return List.of(row.sku());
    }

    @Override
    public String toString() {
        return filter.toString();
    }
}
