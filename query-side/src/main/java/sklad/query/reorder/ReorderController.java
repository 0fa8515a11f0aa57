package sklad.query.reorder;

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
class ReorderController {

    private final ReorderTables tables;
    private final Reports reports;

    ReorderController(ReorderTables tables, Reports reports) {
        this.tables = tables;
        this.reports = reports;
    }

    @Operation(
            summary = "Report the products below their reorder point",
            description =
                    "What was on hand in total as of then, by reorder points, names and categories as they are now."
                            + " A product that is at its reorder point is not below it.")
    @GetMapping("/below-reorder-point")
    @Nullable
    ResponseEntity<ReportPage<Shortage>> belowReorderPoint(
            @ParameterObject @Valid ReorderFilter filter, @ParameterObject @Valid ReportRequest request) {
        return reports.answer(new ReorderReport(filter, tables), request);
    }
}
