package sklad.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What the running unit of work will append, all of it in one transaction or none: its events, the stream versions that it
 * relied on, and the receipts of the requests that it answers.
 */
public final class Commit {

    private static final String RESOURCE = Commit.class.getName();

    private final List<NewEvent> events = new ArrayList<>();
    private final Map<String, Long> expectations = new TreeMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private @Nullable GroupAppender appender;
    private @Nullable Appended appended;

    private Commit() {}

    /** The commit of the running unit of work's root. */
    public static Commit current() {
        return of(CurrentUnitOfWork.get());
    }

    static Commit of(UnitOfWork<?> unitOfWork) {
        UnitOfWork<?> root = unitOfWork.root();
        return root.getOrComputeResource(RESOURCE, key -> {
            Commit commit = new Commit();
            if (!root.phase().isAfter(UnitOfWork.Phase.COMMIT)) {
                // Registered again when the phase has begun, so that it comes after everything that may still fail.
                root.onCommit(begun -> root.onCommit(last -> commit.append()));
            }
            return commit;
        });
    }

    /**
     * The decision holds only while this stream ends with this event.
     *
     * @param sequenceNumber of the stream's last event; -1: the stream does not exist
     */
    public void expect(String streamId, long sequenceNumber) {
        expectations.merge(streamId, sequenceNumber, Math::min);
    }

    /** The stream versions that the decision relies on. */
    public Map<String, Long> expectations() {
        return Collections.unmodifiableMap(expectations);
    }

    /**
     * Stores the answer to a request with an idempotency key, in the events' own transaction; taken back if the nested unit
     * of work that keeps it rolls back.
     */
    public void keep(Receipt receipt) {
        receipts.add(receipt);
        CurrentUnitOfWork.ifStarted(current -> current.onRollback(failed -> receipts.remove(receipt)));
    }

    /** Where the events went; null until the unit of work has committed, and for one that had nothing to store. */
    public @Nullable Appended appended() {
        return appended;
    }

    void appendWith(GroupAppender storage) {
        appender = storage;
    }

    void add(List<NewEvent> more) {
        events.addAll(more);
    }

    private void append() {
        if (events.isEmpty() && receipts.isEmpty()) {
            return;
        }
        if (appender == null) {
            throw new IllegalStateException("A receipt is kept, but the unit of work is enlisted with no event store");
        }
        appended = appender.append(new PendingCommit(events, expectations, receipts));
    }

    /** The events of one unit of work, stored. */
    public interface Appended {

        /** The position of the last event, or the head of the store at that moment if there were only receipts. */
        long lastPosition();

        Instant recordedAt();

        /** The position of one of this commit's own events. */
        long positionOf(String streamId, long sequenceNumber);
    }
}
