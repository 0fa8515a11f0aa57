package sklad.command.rejection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sklad.command.dispatch.Refusal;

/**
 * Writes refusals down in a thread of its own, all that wait in one transaction. Who was refused waits for it, but not for
 * long: an answer matters more than its record, which then is in the log.
 */
public final class RejectionBook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionBook.class);
    private static final int WAITING = 1_000;
    private static final int REFUSALS_A_TRANSACTION = 10_000;

    private final RejectionTable table;
    private final Duration patience;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread = new Thread(this::run, "rejections");
    private volatile boolean closed;

    private RejectionBook(RejectionTable table, Duration patience) {
        this.table = table;
        this.patience = patience;
    }

    public static RejectionBook open(RejectionTable table, Duration patience) {
        RejectionBook book = new RejectionBook(table, patience);
        book.thread.setDaemon(true);
        book.thread.start();
        return book;
    }

    /** Returns when they are written down, or can't be in time. */
    public void enter(List<Refusal> refusals) {
        Entry entry = new Entry(refusals, new CompletableFuture<>());
        if (closed || !waiting.offer(entry)) {
            LOG.warn("Too many refusals wait to be written down; these are not: {}", refusals);
            return;
        }
        try {
            entry.written.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            LOG.warn(
                    "{} refusals are answered before they are written down: it takes longer than {}",
                    refusals.size(),
                    patience);
        } catch (ExecutionException failure) {
            LOG.warn("Refusals can't be written down: {}", refusals, failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes down what waits. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed || !waiting.isEmpty()) {
                Entry first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(group(first));
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Entry> group(Entry first) {
        List<Entry> group = new ArrayList<>(List.of(first));
        int refusals = first.refusals.size();
        while (refusals < REFUSALS_A_TRANSACTION && !waiting.isEmpty()) {
            Entry next = waiting.remove();
            group.add(next);
            refusals += next.refusals.size();
        }
        return group;
    }

    private void write(List<Entry> group) {
        try {
            table.insert(
                    group.stream().flatMap(entry -> entry.refusals.stream()).toList());
            group.forEach(entry -> entry.written.complete(null));
        } catch (RuntimeException failure) {
            if (group.size() > 1) {
                group.forEach(entry -> write(List.of(entry)));
            } else {
                group.get(0).written.completeExceptionally(failure);
            }
        }
    }

    private record Entry(List<Refusal> refusals, CompletableFuture<Void> written) {}
}
