package sklad.query.projection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks at the projections once a second: how far they are, whether they move, whether their database has come back. Who has
 * something to do and does not move is made to go on: Axon plans no further attempt if its database goes away while it is giving
 * up the one before.
 */
public final class ProjectionWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProjectionProcessors processors;
    private final ProjectionPositions positions;
    private final StoreHead head;
    private final DeadLetterRetry letters;
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "projection-watch"));
    private final Future<?> looking;
    private boolean reachable = true;
    private long pushedAt = System.nanoTime();

    ProjectionWatch(
            ProjectionProcessors processors, ProjectionPositions positions, StoreHead head, DeadLetterRetry letters) {
        this.processors = processors;
        this.positions = positions;
        this.head = head;
        this.letters = letters;
        looking = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** As they are now. */
    public List<ProjectionStatus> statuses() {
        return processors.names().stream().map(this::status).toList();
    }

    /** What was seen last; never waits for a database. */
    Sample last(String projection) {
        return samples.getOrDefault(projection, Sample.none());
    }

    @Override
    public void close() {
        looking.cancel(true);
        clock.shutdownNow();
    }

    private ProjectionStatus status(String name) {
        long position = positions.of(name);
        OptionalLong lag = head.after(position);
        return new ProjectionStatus(
                name,
                position,
                lag.isPresent() ? lag.getAsLong() : null,
                Math.round(last(name).eventsPerSecond()),
                processors.isRunning(name),
                letters.count(name),
                processors.error(name).orElse(null));
    }

    private void look() {
        try {
            processors.names().forEach(name -> samples.merge(name, sample(name), Sample::after));
            if (!reachable) {
                LOG.info("The projections' database is back");
                processors.goOnAtOnce();
            }
            reachable = true;
            push();
        } catch (DataAccessException | TransactionException failure) {
            if (reachable) {
                LOG.warn("The projections' database can't be reached: {}", failure.getMessage());
            }
            reachable = false;
        } catch (RuntimeException failure) {
            LOG.error("Can't look at the projections", failure);
        }
    }

    private void push() {
        long now = System.nanoTime();
        boolean stands =
                samples.values().stream().anyMatch(sample -> sample.standstill().compareTo(PATIENCE) > 0);
        if (stands && now - pushedAt > PATIENCE.toNanos()) {
            pushedAt = now;
            processors.goOnAtOnce();
        }
    }

    private Sample sample(String name) {
        long position = positions.of(name);
        long now = System.nanoTime();
        return new Sample(position, head.after(position), letters.count(name), now, now, 0);
    }

    /**
     * One look at a projection.
     *
     * @param fineAtNanos when it was last seen moving, or with nothing to do
     * @param atNanos when this was
     * @param eventsPerSecond of late, the last seconds counting most
     */
    record Sample(
            long position, OptionalLong lag, long deadLetters, long fineAtNanos, long atNanos, double eventsPerSecond) {

        static Sample none() {
            long now = System.nanoTime();
            return new Sample(0, OptionalLong.empty(), 0, now, now, 0);
        }

        /** The standstill goes on if there is something to do and nothing has moved. */
        Sample after(Sample next) {
            boolean stands = next.position == position && next.lag.orElse(1) > 0;
            double latest = Math.max(0, next.position - position) / Math.max(1e-3, (next.atNanos - atNanos) / 1e9);
            return new Sample(
                    next.position,
                    next.lag,
                    next.deadLetters,
                    stands ? fineAtNanos : next.fineAtNanos,
                    next.atNanos,
                    0.6 * eventsPerSecond + 0.4 * latest);
        }

        Duration standstill() {
            return Duration.ofNanos(System.nanoTime() - fineAtNanos);
        }
    }
}
