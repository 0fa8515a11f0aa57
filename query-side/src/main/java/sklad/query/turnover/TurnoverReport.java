package sklad.query.turnover;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.query.report.PointInTime;
import sklad.query.report.Report;

/** How fast stock turned over in a period. */
record TurnoverReport(TurnoverFilter filter, TurnoverTables tables) implements Report<Turnover> {

    @Override
    public String name() {
        return "turnover";
    }

    @Override
    public Class<Turnover> row() {
        return Turnover.class;
    }

    @Override
    public List<Turnover> read(PointInTime at, @Nullable List<String> behind, int limit) {
        return tables.find(filter, at, behind, limit);
    }

    @Override
    public List<String> key(Turnover row) {
        return List.of(row.idleSince().toString(), row.sku(), row.location() == null ? "" : row.location());
    }

    @Override
    public String toString() {
        return filter.toString();
    }
}
