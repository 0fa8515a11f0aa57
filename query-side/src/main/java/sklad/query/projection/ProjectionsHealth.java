package sklad.query.projection;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness: who asks a query side that is far behind gets old answers, and should be sent elsewhere. */
@Component("projections")
class ProjectionsHealth implements HealthIndicator {

    private final ProjectionProcessors processors;
    private final ProjectionWatch watch;
    private final ProjectionSettings settings;

    ProjectionsHealth(ProjectionProcessors processors, ProjectionWatch watch, ProjectionSettings settings) {
        this.processors = processors;
        this.watch = watch;
        this.settings = settings;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (String projection : processors.names()) {
            Optional<String> reason = reasonAgainst(projection);
            if (reason.isPresent()) {
                health.outOfService();
            }
            health.withDetail(projection, reason.orElse("follows"));
        }
        return health.build();
    }

    private Optional<String> reasonAgainst(String projection) {
        ProjectionWatch.Sample last = watch.last(projection);
        long lag = last.lag().orElse(0);
        if (!processors.isRunning(projection)) {
            return Optional.of("stopped");
        }
        if (lag > settings.unreadyBehindEvents()) {
            return Optional.of(lag + " events behind");
        }
        if (last.standstill().compareTo(settings.unreadyBehindFor()) > 0) {
            return Optional.of(lag + " events behind, and has not moved for "
                    + last.standstill().toSeconds() + " s");
        }
        return processors.error(projection);
    }
}
