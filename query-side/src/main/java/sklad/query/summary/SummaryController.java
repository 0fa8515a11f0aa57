package sklad.query.summary;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.report.ReportPage;
import sklad.query.report.ReportRequest;
import sklad.query.report.Reports;

@RestController
@RequestMapping("/reports")
@Tag(name = "Reports")
class SummaryController {

    private final SummaryTables tables;
    private final Reports reports;

    SummaryController(SummaryTables tables, Reports reports) {
        this.tables = tables;
        this.reports = reports;
    }

    @Operation(
            summary = "Sum movements up by period",
            description =
                    "What came and went by day, week or month, in total or by product, category, location, user or"
                            + " type; periods and groups without a movement are left out.")
    @GetMapping("/movement-summary")
    @Nullable
    ResponseEntity<ReportPage<SummaryLine>> summary(
            @ParameterObject @Valid SummaryFilter filter, @ParameterObject @Valid ReportRequest request) {
        return reports.answer(new SummaryReport(filter, tables), request);
    }
}
