package sklad.eventstore;

import java.time.Instant;
import java.util.ArrayList;
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

    private final Map<String, Long> expectations = new TreeMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private @Nullable Appended appended;

    private Commit() {}

    /** The commit of the running unit of work's root. */
    public static Commit current() {
        return of(CurrentUnitOfWork.get());
    }

    static Commit of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE, key -> new Commit());
    }

    /**
     * The decision holds only while this stream ends with this event.
     *
     * @param sequenceNumber of the stream's last event; -1: the stream does not exist
     */
    public void expect(String streamId, long sequenceNumber) {
        expectations.put(streamId, sequenceNumber);
    }

    /** Stores the answer to a request with an idempotency key, in the events' own transaction. */
    public void keep(Receipt receipt) {
        receipts.add(receipt);
    }

    /** Where the events went; null until the unit of work has committed, and for one that had nothing to store. */
    public @Nullable Appended appended() {
        return appended;
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
