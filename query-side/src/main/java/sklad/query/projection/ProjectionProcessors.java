package sklad.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.context.SmartLifecycle;

/**
 * Axon's processors: they start before the first request is served and stop after the last one. All projections have the same
 * one; but whoever is far behind the others when the process starts has one of its own, and holds nobody up.
 */
public final class ProjectionProcessors implements SmartLifecycle {

    private static final int ONLY_SEGMENT = 0;

    /** A database that hangs must not keep the process from ending: what is not committed is projected again. */
    private static final long STOP_SECONDS = 10;

    private final Map<String, PooledStreamingEventProcessor> processors = new TreeMap<>();
    private final List<PooledStreamingEventProcessor> distinct = new ArrayList<>();
    private final ProjectionErrors errors;
    private volatile boolean running;

    /**
     * @param position how far each projection is
     * @param near how many events behind the first one a projection goes forward with it
     * @param factory makes the processor of projections that go forward together
     */
    ProjectionProcessors(
            Collection<Projector> projectors,
            ToLongFunction<String> position,
            long near,
            Function<List<Projector>, PooledStreamingEventProcessor> factory,
            ProjectionErrors errors) {
        this.errors = errors;
        Map<Projector, Long> positions = new HashMap<>();
        projectors.forEach(projector -> positions.put(projector, position.applyAsLong(projector.name())));
        long first = Collections.max(positions.values());
        positions.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> first - entry.getValue() <= near
                                ? ""
                                : entry.getKey().name(),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .values()
                .forEach(together -> add(together, factory.apply(together)));
    }

    private void add(List<Projector> together, PooledStreamingEventProcessor processor) {
        distinct.add(processor);
        together.forEach(projector -> processors.put(projector.name(), processor));
    }

    public Collection<String> names() {
        return processors.keySet();
    }

    /** Stops all, or starts them again: for an operator, and for tests that need a projection to stand still. */
    @Override
    public void start() {
        distinct.forEach(PooledStreamingEventProcessor::start);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        CompletableFuture.allOf(distinct.stream()
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
        PooledStreamingEventProcessor processor = processor(projection);
        Optional<String> failed = errors.of(processor.getName());
        return failed.isPresent() || !processor.isError()
                ? failed
                : Optional.of("can't claim its token or read the events; it is tried again");
    }

    /** Ends the pauses between attempts, which grow to a minute while a database is away. */
    void goOnAtOnce() {
        distinct.stream().filter(PooledStreamingEventProcessor::isRunning).forEach(ProjectionProcessors::goOnAtOnce);
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

    PooledStreamingEventProcessor processor(String projection) {
        PooledStreamingEventProcessor processor = processors.get(projection);
        if (processor == null) {
            throw new IllegalArgumentException("There is no projection " + projection);
        }
        return processor;
    }
}
