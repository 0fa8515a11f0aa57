package sklad.query.onhand;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sklad.query.report.PointInTime;
import sklad.query.report.Report;

/** What was on hand, by whatever was asked for. */
record OnHandReport(OnHandFilter filter, OnHandTables tables) implements Report<OnHand> {

    @Override
    public String name() {
        return "stock-on-hand";
    }

    @Override
    public Class<OnHand> row() {
        return OnHand.class;
    }

    @Override
    public List<OnHand> read(PointInTime at, @Nullable List<String> behind, int limit) {
        return tables.find(filter, at, behind, limit);
    }

    @Override
    public List<String> key(OnHand row) {
        return Stream.of(row.sku(), row.location(), row.category())
                .filter(value -> value != null)
                .toList();
    }

    @Override
    public String toString() {
        return filter.toString();
    }
}
