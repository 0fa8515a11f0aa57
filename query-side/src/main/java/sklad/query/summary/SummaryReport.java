package sklad.query.summary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.query.report.PointInTime;
import sklad.query.report.Report;

/** Period after period. Not more is added up than is wanted: a few periods at a time, more of them where there is little. */
record SummaryReport(SummaryFilter filter, SummaryTables tables) implements Report<SummaryLine> {

    private static final int GROWTH = 4;
    private static final int AT_MOST = 1000;

    @Override
    public String name() {
        return "movement-summary";
    }

    @Override
    public Class<SummaryLine> row() {
        return SummaryLine.class;
    }

    @Override
    public List<SummaryLine> read(PointInTime at, @Nullable List<String> behind, int limit) {
        List<SummaryLine> lines = new ArrayList<>();
        SummaryInterval interval = filter.periods();
        String group = behind == null ? null : behind.get(1);
        LocalDate start = behind == null ? tables.next(filter, at, null) : LocalDate.parse(behind.get(0));
        for (long periods = 1; start != null && lines.size() < limit; periods = Math.min(AT_MOST, periods * GROWTH)) {
            LocalDate end = interval.plus(interval.startOf(start), periods);
            lines.addAll(tables.find(filter, at, start, group, end, limit - lines.size()));
            group = null;
            start = tables.next(filter, at, end);
        }
        return lines;
    }

    @Override
    public List<String> key(SummaryLine line) {
        return List.of(line.startsOn().toString(), line.group());
    }

    @Override
    public String toString() {
        return filter.toString();
    }
}
