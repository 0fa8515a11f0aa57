package sklad.query.onhand;

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
class OnHandController {

    private final OnHandTables tables;
    private final Reports reports;

    OnHandController(OnHandTables tables, Reports reports) {
        this.tables = tables;
        this.reports = reports;
    }

    @Operation(
            summary = "Report the stock on hand",
            description = "By the times at which movements happened, and as far as they were known: what backdated"
                    + " movements and reversals have made of it, unless `knownAt` is before them. Before the first"
                    + " movement there is none. Categories are those that products are in now.")
    @GetMapping("/stock-on-hand")
    @Nullable
    ResponseEntity<ReportPage<OnHand>> stockOnHand(
            @ParameterObject @Valid OnHandFilter filter, @ParameterObject @Valid ReportRequest request) {
        return reports.answer(new OnHandReport(filter, tables), request);
    }
}
