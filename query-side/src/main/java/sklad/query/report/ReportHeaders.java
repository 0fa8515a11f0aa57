package sklad.query.report;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import sklad.query.answer.Answers;
import sklad.query.projection.StoreHead;

/** What is said about a report beside its body, so that a file can be nothing but rows. */
@Component
class ReportHeaders {

    static final String AS_OF = "Sklad-As-Of";
    static final String KNOWN_AT = "Sklad-Known-At";
    static final String TOTALS = "Sklad-Totals";

    private final StoreHead head;

    ReportHeaders(StoreHead head) {
        this.head = head;
    }

    HttpHeaders of(PointInTime at, Map<String, BigDecimal> totals) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(Answers.POSITION, Long.toString(at.position()));
        OptionalLong lag = head.after(at.position());
        if (lag.isPresent()) {
            headers.set(Answers.LAG, Long.toString(lag.getAsLong()));
        }
        headers.set(AS_OF, at.asOf().toString());
        if (at.knownAt() != null) {
            headers.set(KNOWN_AT, at.knownAt().toString());
        }
        if (!totals.isEmpty()) {
            headers.set(
                    TOTALS,
                    totals.entrySet().stream()
                            .map(total ->
                                    total.getKey() + "=" + total.getValue().toPlainString())
                            .collect(Collectors.joining(", ")));
        }
        return headers;
    }

    HttpHeaders file(String report, ReportFormat format) {
        HttpHeaders headers = new HttpHeaders();
        String type = format.mediaType() + (format == ReportFormat.CSV ? ";charset=UTF-8" : "");
        String name = report + "." + format.name().toLowerCase(Locale.ROOT);
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(name).build());
        return headers;
    }
}
