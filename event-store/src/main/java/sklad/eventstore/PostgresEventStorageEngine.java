package sklad.eventstore;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The event store behind Axon's command side. What is published in a unit of work, nested ones included, is appended once, in
 * the root's commit phase and after everything else in it: from there on nothing may fail.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {

    private static final int PAGE = 1_000;

    private final GroupAppender appender;
    private final History history;
    private final EventCodec codec;
    private final Snapshots snapshots;

    /** @param dataSource for reading; a pool */
    public PostgresEventStorageEngine(
            DataSource dataSource, GroupAppender appender, EventCodec codec, Snapshots snapshots) {
        this.history = new History(dataSource);
        this.appender = appender;
        this.codec = codec;
        this.snapshots = snapshots;
    }

    /** The unit of work will store its {@link Commit} here, even if that has no event but only receipts. */
    public Commit enlist(UnitOfWork<?> unitOfWork) {
        Commit commit = Commit.of(unitOfWork);
        commit.appendWith(appender);
        return commit;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        List<NewEvent> rows = codec.write(events);
        if (CurrentUnitOfWork.isStarted()) {
            enlist(CurrentUnitOfWork.get()).add(rows);
        } else if (!rows.isEmpty()) {
            appender.append(new PendingCommit(rows, Map.of(), List.of()));
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        Pages<DomainEventMessage<?>> events = new Pages<>(
                PAGE, offset -> history.ofStream(aggregateIdentifier, firstSequenceNumber + offset, PAGE), codec::read);
        return DomainEventStream.of(stream(events));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        long position = position(token);
        return stream(new Pages<TrackedEventMessage<?>>(
                PAGE, offset -> history.after(position + offset, PAGE), codec::readOrMark));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return history.lastSequence(aggregateIdentifier);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(history.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(history.positionBefore(dateTime));
    }

    /** The last position that a token covers; none: before the first event. */
    static long position(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        OptionalLong position = token.position();
        return position.orElseThrow(() -> new IllegalArgumentException("A token without a position: " + token));
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }
}
