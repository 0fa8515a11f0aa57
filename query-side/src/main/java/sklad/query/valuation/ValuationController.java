package sklad.query.valuation;

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
class ValuationController {

    private final Ledger ledger;
    private final Reports reports;

    ValuationController(Ledger ledger, Reports reports) {
        this.ledger = ledger;
        this.reports = reports;
    }

    @Operation(
            summary = "Report what the stock is worth",
            description =
                    "By moving average or first in, first out, folded from the movements in the order in which they"
                            + " happened, each product at each location for itself; a transfer carries its cost with it. So a"
                            + " backdated movement counts as if it had been recorded in time. Where nothing is on hand, there is"
                            + " no row. Where less than nothing is, what is owed has a negative value, at the average there or"
                            + " the last cost that is known.")
    @GetMapping("/valuation")
    @Nullable
    ResponseEntity<ReportPage<Valuation>> valuation(
            @ParameterObject @Valid ValuationFilter filter, @ParameterObject @Valid ReportRequest request) {
        return reports.answer(new ValuationReport(filter, ledger), request);
    }

    @Operation(
            summary = "Report how old the stock is",
            description = "Days since what is on hand came in from outside, if what comes first leaves first; what is"
                    + " transferred keeps its age. A row for each bucket of ages that has something; all rows together"
                    + " are what is on hand.")
    @GetMapping("/stock-ageing")
    @Nullable
    ResponseEntity<ReportPage<Age>> stockAgeing(
            @ParameterObject @Valid AgeingFilter filter, @ParameterObject @Valid ReportRequest request) {
        return reports.answer(new AgeingReport(filter, AgeBuckets.of(filter.buckets()), ledger), request);
    }
}
