package sklad.query.past;

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
class NegativePastController {

    private final NegativePastTables past;
    private final Reports reports;

    NegativePastController(NegativePastTables past, Reports reports) {
        this.past = past;
        this.reports = reports;
    }

    @Operation(
            summary = "Report the moments of a negative past",
            description = "When less than nothing was on hand, by the times at which movements happened: what backdated"
                    + " movements have led to where the policy accepts it, or where a product's stock may be overdrawn."
                    + " By product and location, the earliest moments first.")
    @GetMapping("/negative-past")
    @Nullable
    ResponseEntity<ReportPage<NegativeMoment>> negativePast(
            @ParameterObject @Valid NegativePastFilter filter, @ParameterObject @Valid ReportRequest request) {
        return reports.answer(new NegativePastReport(filter, past), request);
    }
}
