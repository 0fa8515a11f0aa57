package sklad.query.projection.shadow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;
import sklad.query.projection.Refold;

/**
 * Applies events to a shadow: a page at a time, its projections side by side, each in a transaction of its own with its
 * position, while the next page is read already.
 */
final class ShadowFold {

    private static final long LITTLE = 1000;

    private final ShadowTables tables;
    private final Refold refold;
    private final JdbcOperations jdbc;
    private final TransactionOperations transaction;
    private final Executor executor;
    private final int batchSize;

    ShadowFold(
            ShadowTables tables,
            Refold refold,
            JdbcOperations jdbc,
            TransactionOperations transaction,
            Executor executor,
            int batchSize) {
        this.tables = tables;
        this.refold = refold;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.executor = executor;
        this.batchSize = batchSize;
    }

    /** Whether so few events are missing that others can wait while they are applied. */
    static boolean isLittle(long missing) {
        return missing <= LITTLE;
    }

    /**
     * Brings every projection of a shadow to its target.
     *
     * @throws Superseded if it was cancelled or dropped, or somebody else works at it
     */
    void fold(Shadow shadow, Map<String, Long> targets) {
        Map<String, Long> positions = new TreeMap<>();
        shadow.progress().forEach((projection, progress) -> positions.put(projection, progress.position()));
        long end = targets.values().stream().mapToLong(Long::longValue).max().orElse(0);
        Pace pace = new Pace(shadow.rate());
        @Nullable CompletableFuture<Refold.Page> next = read(lowest(positions, targets), end);
        while (next != null) {
            Refold.Page page = join(next);
            if (page.isEmpty()) {
                throw new IllegalStateException("The event store ends before position " + end);
            }
            next = read(page.last() < end ? page.last() : null, end);
            long before = lowestOf(positions);
            apply(shadow, page, positions, targets);
            tables.progress(shadow.id(), end, pace.after(lowestOf(positions) - before));
            stopIfInterrupted();
        }
    }

    /** Applies what is missing within the running transaction. */
    void foldHere(Shadow shadow, Map<String, Long> targets) {
        shadow.progress().forEach((projection, progress) -> {
            long target = targets.getOrDefault(projection, 0L);
            if (target > progress.position()) {
                Refold.Page page = refold.read(progress.position(), (int) (target - progress.position()));
                step(shadow, projection, page, progress.position(), target);
            }
        });
    }

    private void apply(Shadow shadow, Refold.Page page, Map<String, Long> positions, Map<String, Long> targets) {
        List<CompletableFuture<Void>> steps = new ArrayList<>();
        for (Map.Entry<String, Long> position : positions.entrySet()) {
            long from = position.getValue();
            long to = Math.min(page.last(), targets.getOrDefault(position.getKey(), 0L));
            if (from < to) {
                steps.add(CompletableFuture.runAsync(
                        () -> transaction.executeWithoutResult(status -> {
                            jdbc.execute("SET LOCAL synchronous_commit = off");
                            step(shadow, position.getKey(), page, from, to);
                        }),
                        executor));
                position.setValue(to);
            }
        }
        join(CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)));
    }

    private void step(Shadow shadow, String projection, Refold.Page page, long from, long to) {
        lock(shadow, projection, from, to);
        jdbc.execute("SET LOCAL search_path = " + tables.schemas().of(shadow.id()));
        if (shadow.state() == Shadow.State.BUILDING) {
            refold.load(projection, page, from, to);
        } else {
            refold.apply(projection, page, from, to);
        }
        jdbc.execute("SET LOCAL search_path = " + tables.schemas().live());
    }

    /** Makes what need not be there while events are loaded. */
    void complete(Shadow shadow) {
        shadow.progress()
                .forEach((projection, progress) -> transaction.executeWithoutResult(status -> {
                    lock(shadow, projection, progress.position(), progress.position());
                    jdbc.execute("SET LOCAL search_path = " + tables.schemas().of(shadow.id()));
                    jdbc.execute("SET LOCAL work_mem = '64MB'");
                    refold.complete(projection);
                }));
    }

    /** The position first: its row's lock keeps everybody else from doing the same. */
    private void lock(Shadow shadow, String projection, long from, long to) {
        if (!tables.advance(shadow.id(), shadow.state(), projection, from, to)) {
            throw new Superseded(shadow.id());
        }
    }

    private @Nullable CompletableFuture<Refold.Page> read(@Nullable Long after, long end) {
        return after == null
                ? null
                : CompletableFuture.supplyAsync(
                        () -> refold.read(after, (int) Math.min(batchSize, end - after)), executor);
    }

    /** Where the first projection stands that has not reached its target. */
    private static @Nullable Long lowest(Map<String, Long> positions, Map<String, Long> targets) {
        return positions.entrySet().stream()
                .filter(position -> position.getValue() < targets.getOrDefault(position.getKey(), 0L))
                .map(Map.Entry::getValue)
                .min(Long::compare)
                .orElse(null);
    }

    private static long lowestOf(Map<String, Long> positions) {
        return positions.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
    }

    private static <T> T join(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** Somebody has cancelled, dropped or taken over what is being worked at. */
    static final class Superseded extends RuntimeException {
        Superseded(long id) {
            super("Shadow " + id + " is not to be worked at any more", null, false, false);
        }
    }

    /** This process is ending; another one, or the next, goes on. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** Events a second, the latest counting most. */
    private static final class Pace {

        private double rate;
        private long since = System.nanoTime();

        Pace(@Nullable Double rate) {
            this.rate = rate == null ? 0 : rate;
        }

        double after(long events) {
            long now = System.nanoTime();
            double latest = events / Math.max(1e-9, (now - since) / 1e9);
            since = now;
            rate = rate == 0 ? latest : 0.7 * rate + 0.3 * latest;
            return rate;
        }
    }
}
