package sklad.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.modelling.command.ConcurrencyException;
import sklad.eventstore.Commit.Appended;

/** Many threads that append to the same few streams, each after what it has read; it knows what it was promised. */
final class Load {

    private static final int STREAMS = 7;

    private final TestStore store;
    private final String name;
    private final Queue<Promise> promises = new ConcurrentLinkedQueue<>();

    Load(TestStore store, String name) {
        this.store = store;
        this.name = name;
    }

    int acknowledged() {
        return promises.size();
    }

    /** Returns what was acknowledged. */
    List<Promise> run(int threads, int commitsEach) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                String worker = name + "-" + i;
                workers.add(() -> appendAll(worker, commitsEach));
            }
            for (Future<Void> worker : executor.invokeAll(workers)) {
                worker.get();
            }
            return List.copyOf(promises);
        } finally {
            executor.shutdownNow();
        }
    }

    private Void appendAll(String worker, int commits) {
        for (int i = 0; i < commits; i++) {
            Receipt receipt = new Receipt(worker, "key-" + i, "hash", "{}", worker, i);
            while (!append(worker, i, receipt)) {
                Thread.onSpinWait();
            }
        }
        return null;
    }

    /** Two events: one on a stream that all write, one on the worker's own. */
    private boolean append(String worker, int number, Receipt receipt) {
        String shared = "shared-" + ThreadLocalRandom.current().nextInt(STREAMS);
        long next = store.engine.lastSequenceNumberFor(shared).orElse(-1L) + 1;
        List<NewEvent> events = List.of(TestStore.row(shared, next), TestStore.row(worker, number));
        try {
            Appended appended = store.appender.append(new PendingCommit(events, Map.of(), List.of(receipt)));
            for (NewEvent event : events) {
                promises.add(new Promise(
                        event.eventId().toString(), appended.positionOf(event.streamId(), event.sequenceNumber())));
            }
            return true;
        } catch (ConcurrencyException raced) {
            return false;
        }
    }

    /** An event that was acknowledged, and where. */
    record Promise(String eventId, long position) {

        @Override
        public String toString() {
            return position + ":" + eventId;
        }
    }
}
