package sklad.query.turnover;

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
class TurnoverController {

    private final TurnoverTables tables;
    private final Reports reports;

    TurnoverController(TurnoverTables tables, Reports reports) {
        this.tables = tables;
        this.reports = reports;
    }

    @Operation(
            summary = "Report turnover and slow movers",
            description =
                    "Of everything that has ever moved: how much was issued in the period from `from` to `asOf`, by"
                            + " how much was on hand on average (weighted by time), and since when nothing has been issued."
                            + " Issues are outgoing movements; adjustments and transfers are none.")
    @GetMapping("/turnover")
    @Nullable
    ResponseEntity<ReportPage<Turnover>> turnover(
            @ParameterObject @Valid TurnoverFilter filter, @ParameterObject @Valid ReportRequest request) {
        return reports.answer(new TurnoverReport(filter, tables), request);
    }
}
