package sklad.query.past;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.query.report.PointInTime;
import sklad.query.report.Report;

/** When less than nothing was on hand. */
record NegativePastReport(NegativePastFilter filter, NegativePastTables past) implements Report<NegativeMoment> {

    @Override
    public String name() {
        return "negative-past";
    }

    @Override
    public Class<NegativeMoment> row() {
        return NegativeMoment.class;
    }

    @Override
    public List<NegativeMoment> read(PointInTime at, @Nullable List<String> behind, int limit) {
        return past.find(filter, at, behind, limit);
    }

    @Override
    public List<String> key(NegativeMoment moment) {
        return List.of(moment.sku(), moment.location(), moment.from().toString());
    }

    @Override
    public String toString() {
        return filter.toString();
    }
}
