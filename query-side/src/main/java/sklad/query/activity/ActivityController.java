package sklad.query.activity;

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
class ActivityController {

    private final ActivityTables tables;
    private final Reports reports;

    ActivityController(ActivityTables tables, Reports reports) {
        this.tables = tables;
        this.reports = reports;
    }

    @Operation(
            summary = "Report what users have done",
            description = "Movements by user, period and type, in the period in which they were recorded, whenever they"
                    + " happened. For managers, auditors and administrators.")
    @GetMapping("/user-activity")
    @Nullable
    ResponseEntity<ReportPage<Activity>> userActivity(
            @ParameterObject @Valid ActivityFilter filter, @ParameterObject @Valid ReportRequest request) {
        return reports.answer(new ActivityReport(filter, tables), request);
    }
}
