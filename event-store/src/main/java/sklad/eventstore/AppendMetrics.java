package sklad.eventstore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What operators see of the appends. */
final class AppendMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary commits;
    private final DistributionSummary events;
    private final Timer latency;

    AppendMetrics(MeterRegistry registry, CommitQueue queue) {
        this.registry = registry;
        commits = batchSize("commits");
        events = batchSize("events");
        latency = Timer.builder("sklad.append.latency")
                .description("From handing a commit over to its answer")
                .publishPercentileHistogram()
                .register(registry);
        Gauge.builder("sklad.append.queue", queue, CommitQueue::size)
                .description("Commits that wait to be appended")
                .register(registry);
    }

    void stored(List<PendingCommit> batch) {
        commits.record(batch.size());
        events.record(batch.stream().mapToInt(commit -> commit.events().size()).sum());
    }

    void answered(PendingCommit commit) {
        latency.record(System.nanoTime() - commit.submitted(), TimeUnit.NANOSECONDS);
    }

    void conflicted(String kind) {
        Counter.builder("sklad.append.conflicts")
                .description("Commits that were refused because something else was stored first")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    private DistributionSummary batchSize(String of) {
        return DistributionSummary.builder("sklad.append.batch.size")
                .description("How much shares a transaction")
                .tag("of", of)
                .register(registry);
    }
}
