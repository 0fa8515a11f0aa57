package sklad.query.report;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds to the API document what all reports have in common. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ReportDocument implements OperationCustomizer {

    private static final Map<String, String> HEADERS = Map.of(
            ReportHeaders.AS_OF, "The last effective time that counts",
            ReportHeaders.KNOWN_AT, "What had been recorded by then counts",
            ReportHeaders.TOTALS, "What holds for the whole report, as `name=number, …`");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (Arrays.asList(method.getMethod().getParameterTypes()).contains(ReportRequest.class)) {
            ApiResponse ok = Objects.requireNonNull(operation.getResponses().get("200"));
            HEADERS.forEach((name, meaning) ->
                    ok.addHeaderObject(name, new Header().description(meaning).schema(new StringSchema())));
            for (ReportFormat format : new ReportFormat[] {ReportFormat.CSV, ReportFormat.XLSX}) {
                MediaType file = new MediaType().schema(new StringSchema().format("binary"));
                ok.getContent().addMediaType(format.mediaType().toString(), file);
            }
            operation
                    .getResponses()
                    .addApiResponse(
                            "400",
                            new ApiResponse()
                                    .description("`invalid-field`: a parameter does not fit, or is none of this"
                                            + " endpoint's; `in-the-future`: nothing is known about that time yet"));
        }
        return operation;
    }
}
