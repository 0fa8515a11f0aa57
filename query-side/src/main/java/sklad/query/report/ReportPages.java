package sklad.query.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.query.answer.Cursor;

/** The pages of one report: a cursor carries the point in time of the first page, so that all are of one report. */
final class ReportPages<R extends Record> {

    private static final int POINT_IN_TIME = 3;

    private final Report<R> report;
    private final String list;

    ReportPages(Report<R> report, ReportRequest request) {
        this.report = report;
        this.list = report.name() + " " + report + " " + request.pointInTime();
    }

    ReportPage<R> page(PointInTime at, int size, @Nullable List<String> behind) {
        List<R> found = report.read(at, behind, size + 1);
        boolean more = found.size() > size;
        List<R> items = more ? List.copyOf(found.subList(0, size)) : List.copyOf(found);
        String next = more ? cursor(at, items.get(size - 1)) : null;
        return new ReportPage<>(at.asOf(), at.knownAt(), at.position(), report.totals(at), items, next);
    }

    Start start(String cursor) {
        List<String> parts = Cursor.read(list, cursor);
        Instant knownAt = parts.get(1).isEmpty() ? null : Instant.parse(parts.get(1));
        PointInTime at = new PointInTime(Instant.parse(parts.get(0)), knownAt, Long.parseLong(parts.get(2)));
        return new Start(at, parts.subList(POINT_IN_TIME, parts.size()));
    }

    private String cursor(PointInTime at, R last) {
        List<String> parts = new ArrayList<>();
        parts.add(at.asOf().toString());
        parts.add(at.knownAt() == null ? "" : at.knownAt().toString());
        parts.add(Long.toString(at.position()));
        parts.addAll(report.key(last));
        return Cursor.of(list, parts);
    }

    /** Where a cursor goes on. */
    record Start(PointInTime at, List<String> behind) {}
}
