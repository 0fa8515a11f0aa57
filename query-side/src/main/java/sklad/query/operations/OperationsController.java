package sklad.query.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.projection.DeadLetter;
import sklad.query.projection.DeadLetterRetry;
import sklad.query.projection.ProjectionProcessors;
import sklad.query.projection.ProjectionWatch;
import sklad.query.projection.shadow.Shadow;
import sklad.query.projection.shadow.Shadows;
import sklad.web.Problems;

@RestController
@RequestMapping("/operations")
@Tag(name = "Operations", description = "How the projections are doing, and what to do about it; for administrators")
class OperationsController {

    private final ProjectionWatch watch;
    private final ProjectionProcessors processors;
    private final DeadLetterRetry deadLetters;
    private final Shadows shadows;

    OperationsController(
            ProjectionWatch watch, ProjectionProcessors processors, DeadLetterRetry deadLetters, Shadows shadows) {
        this.watch = watch;
        this.processors = processors;
        this.deadLetters = deadLetters;
        this.shadows = shadows;
    }

    @Operation(
            summary = "List projections",
            description = "Version, position, lag, rate, dead letters, why one does not go on,"
                    + " and what is built beside the tables in use.")
    @GetMapping("/projections")
    List<ProjectionView> projections() {
        String version = shadows.schemaVersion();
        Map<String, Integer> generations = shadows.generations();
        List<Shadow> current = shadows.current();
        return watch.statuses().stream()
                .map(status -> ProjectionView.of(status, version, generations.getOrDefault(status.name(), 1), current))
                .toList();
    }

    @Operation(
            summary = "List dead letters",
            description = "Events that a projection could not apply, the oldest first; then what waits behind them.")
    @GetMapping("/dead-letters")
    List<DeadLetter> deadLetters(
            @RequestParam(required = false) @Parameter(example = "product") @Nullable String projection,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        verify(projection);
        return deadLetters.list(projection, limit);
    }

    @Operation(
            summary = "Apply dead letters again",
            description =
                    "In order, each stream up to the first event that fails again. Without `stream`: all streams.")
    @PostMapping("/dead-letters/retry")
    DeadLetterRetry.Outcome retry(
            @RequestParam @Parameter(example = "product") String projection,
            @RequestParam(required = false) @Parameter(example = "stock:SKU-1@MAIN") @Nullable String stream) {
        verify(projection);
        return deadLetters.retry(projection, stream);
    }

    private void verify(@Nullable String projection) {
        if (projection != null && !processors.names().contains(projection)) {
            throw Problems.invalidField("projection", "must be one of " + String.join(", ", processors.names()));
        }
    }
}
