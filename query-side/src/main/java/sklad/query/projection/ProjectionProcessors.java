package sklad.query.projection;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.context.SmartLifecycle;

/** Axon's processors, one a projection: they start before the first request is served and stop after the last one. */
public final class ProjectionProcessors implements SmartLifecycle {

    private static final int ONLY_SEGMENT = 0;

    /** A database that hangs must not keep the process from ending: what is not committed is projected again. */
    private static final long STOP_SECONDS = 10;

    private final Map<String, PooledStreamingEventProcessor> processors = new TreeMap<>();
    private final ProjectionErrors errors;
    private volatile boolean running;

    ProjectionProcessors(
            Collection<Projector> projectors,
            Function<Projector, PooledStreamingEventProcessor> factory,
            ProjectionErrors errors) {
        this.errors = errors;
        projectors.forEach(projector -> processors.put(projector.name(), factory.apply(projector)));
    }

    public Collection<String> names() {
        return processors.keySet();
    }

    /** Stops all, or starts them again: for an operator, and for tests that need a projection to stand still. */
    @Override
    public void start() {
        processors.values().forEach(PooledStreamingEventProcessor::start);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        CompletableFuture.allOf(processors.values().stream()
                        .map(PooledStreamingEventProcessor::shutdownAsync)
                        .toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    boolean isRunning(String projection) {
        return processor(projection).isRunning();
    }

    /** Why the projection does not go on at the moment, if it does not. */
    Optional<String> error(String projection) {
        Optional<String> failed = errors.of(projection);
        return failed.isPresent() || !processor(projection).isError()
                ? failed
                : Optional.of("can't claim its token or read the events; it is tried again");
    }

    /** Ends the pauses between attempts, which grow to a minute while a database is away. */
    void goOnAtOnce() {
        processors.values().stream()
                .filter(PooledStreamingEventProcessor::isRunning)
                .forEach(ProjectionProcessors::goOnAtOnce);
    }

    private static void goOnAtOnce(PooledStreamingEventProcessor processor) {
        if (processor.isError()) {
            processor.shutDown();
            processor.start();
        }
        if (processor.processingStatus().isEmpty()) {
            CompletableFuture<Boolean> claimed = processor.claimSegment(ONLY_SEGMENT);
            claimed.exceptionally(failure -> false);
        }
    }

    private PooledStreamingEventProcessor processor(String projection) {
        PooledStreamingEventProcessor processor = processors.get(projection);
        if (processor == null) {
            throw new IllegalArgumentException("There is no projection " + projection);
        }
        return processor;
    }
}
