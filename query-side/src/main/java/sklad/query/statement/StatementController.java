package sklad.query.statement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.movement.MovementFilter;
import sklad.query.report.ReportPage;
import sklad.query.report.ReportRequest;
import sklad.query.report.Reports;

@RestController
@RequestMapping("/reports")
@Tag(name = "Reports")
class StatementController {

    private final StatementTables tables;
    private final Reports reports;

    StatementController(StatementTables tables, Reports reports) {
        this.tables = tables;
        this.reports = reports;
    }

    @Operation(
            summary = "Report movements with their balances",
            description = "In the order in which they happened. The balances are those of all movements that the filter"
                    + " names: of a product, a location or both, they are what was on hand. `openingBalance` is that"
                    + " before `from`, `closingBalance` that before `to`, or as of `asOf` if that is earlier.")
    @GetMapping("/movements")
    @Nullable
    ResponseEntity<ReportPage<StatementLine>> movements(
            @ParameterObject @Valid MovementFilter filter, @ParameterObject @Valid ReportRequest request) {
        return reports.answer(new StatementReport(filter, tables), request);
    }
}
