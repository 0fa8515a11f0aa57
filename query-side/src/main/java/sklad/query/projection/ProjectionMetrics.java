package sklad.query.projection;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.JdbcOperations;

/** What a dashboard shows of the projections. */
final class ProjectionMetrics {

    private final MeterRegistry registry;

    ProjectionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Measures how a projector applies events. */
    BiConsumer<JdbcOperations, List<RecordedEvent>> measured(Projector projector) {
        DistributionSummary sizes = DistributionSummary.builder("sklad.projection.batch.size")
                .description("Events that were applied in one transaction")
                .tag("projection", projector.name())
                .register(registry);
        Timer times = Timer.builder("sklad.projection.batch.time")
                .description("Time to fold a batch and write its rows, without the commit")
                .tag("projection", projector.name())
                .register(registry);
        return (jdbc, events) -> {
            times.record(() -> projector.project(jdbc, events));
            sizes.record(events.size());
        };
    }

    void watch(ProjectionProcessors processors, ProjectionWatch watch) {
        for (String projection : processors.names()) {
            gauge(
                    "sklad.projection.lag",
                    "Events in the store beyond the projection",
                    projection,
                    watch,
                    sample -> sample.lag().isPresent() ? sample.lag().getAsLong() : Double.NaN);
            gauge(
                    "sklad.projection.position",
                    "The last event in its tables",
                    projection,
                    watch,
                    sample -> sample.position());
            gauge(
                    "sklad.projection.dead.letters",
                    "Events that it has not applied",
                    projection,
                    watch,
                    sample -> sample.deadLetters());
        }
    }

    private void gauge(
            String name,
            String description,
            String projection,
            ProjectionWatch watch,
            ToDoubleFunction<ProjectionWatch.Sample> value) {
        Gauge.builder(name, watch, it -> value.applyAsDouble(it.last(projection)))
                .description(description)
                .tag("projection", projection)
                .register(registry);
    }
}
