package sklad.query.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import sklad.query.answer.Answers;
import sklad.query.report.PointsInTime.Wanted;
import sklad.web.Problems;

/** Answers with a report: a page of it, or all of it as a file. */
@Component
public class Reports {

    private final Answers answers;
    private final PointsInTime points;
    private final ReportHeaders headers;

    Reports(Answers answers, PointsInTime points, ReportHeaders headers) {
        this.answers = answers;
        this.points = points;
        this.headers = headers;
    }

    /** Null if the answer has been written already. */
    public <R extends Record> @Nullable ResponseEntity<ReportPage<R>> answer(Report<R> report, ReportRequest request) {
        ServletRequestAttributes call = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        ReportFormat format = request.format() == null
                ? ReportFormat.accepted(call.getRequest().getHeader(HttpHeaders.ACCEPT))
                : request.format();
        if (format == ReportFormat.JSON) {
            return page(report, request);
        }
        if (request.cursor() != null || request.limit() != null) {
            throw Problems.invalidField(
                    request.cursor() == null ? "limit" : "cursor", "is for pages; a file has the whole report");
        }
        download(report, request, format, Objects.requireNonNull(call.getResponse()));
        return null;
    }

    private <R extends Record> ResponseEntity<ReportPage<R>> page(Report<R> report, ReportRequest request) {
        ReportPages<R> pages = new ReportPages<>(report, request);
        int size = request.paging().size();
        if (request.cursor() != null) {
            ReportPages.Start start = pages.start(request.cursor());
            return entity(read(report, start.at().position(), reached -> pages.page(start.at(), size, start.behind())));
        }
        Wanted wanted = points.wanted(request);
        return entity(read(
                report,
                wanted.requiredAfter(request.after()),
                reached -> pages.page(points.resolve(wanted, reached), size, null)));
    }

    private <R extends Record> void download(
            Report<R> report, ReportRequest request, ReportFormat format, HttpServletResponse response) {
        Wanted wanted = points.wanted(request);
        Beginning<R> begin = read(report, wanted.requiredAfter(request.after()), reached -> {
            PointInTime at = points.resolve(wanted, reached);
            return new Beginning<>(at, report.totals(at), report.read(at, null, ReportDownload.CHUNK));
        });
        PointInTime at = begin.at;
        headers.of(at, begin.totals).forEach((name, values) -> response.setHeader(name, values.get(0)));
        headers.file(report.name(), format).forEach((name, values) -> response.setHeader(name, values.get(0)));
        ReportDownload<R> download = new ReportDownload<>(
                report, key -> read(report, at.position(), reached -> report.read(at, key, ReportDownload.CHUNK)));
        try {
            response.flushBuffer();
            download.write(file(format, response.getOutputStream()), at, begin.totals, begin.rows);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            throw new BrokenOff(report.name(), failure);
        }
    }

    private <R extends Record, T> T read(Report<R> report, long required, LongFunction<T> query) {
        return Objects.requireNonNull(answers.from(report.projections(), required == 0 ? null : (Long) required, query)
                .getBody());
    }

    private <R> ResponseEntity<ReportPage<R>> entity(ReportPage<R> page) {
        PointInTime at = new PointInTime(page.asOf(), page.knownAt(), page.position());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers.of(at, page.totals()))
                .body(page);
    }

    private static ReportFile file(ReportFormat format, OutputStream out) {
        return format == ReportFormat.CSV ? new CsvFile(out) : new XlsxFile(out);
    }

    private record Beginning<R>(PointInTime at, Map<String, BigDecimal> totals, List<R> rows) {}
}
