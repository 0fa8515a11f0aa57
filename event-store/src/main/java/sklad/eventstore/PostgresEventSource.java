package sklad.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The events of the store in the order of their positions, without a gap, for any number of readers; a reader that is up to
 * date is woken when an event is stored. An event that can't be read comes as an {@link UnreadableEvent}.
 */
public final class PostgresEventSource implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    private final History history;
    private final EventCodec codec;
    private final SourceSettings settings;
    private final Tail tail;
    private final TailReader reader;
    private final Set<PositionStream> streams = ConcurrentHashMap.newKeySet();

    private PostgresEventSource(DataSource pool, DataSource own, EventCodec codec, SourceSettings settings) {
        this.history = new History(pool);
        this.codec = codec;
        this.settings = settings;
        this.tail = new Tail(settings.tailEvents(), settings.tailCharacters());
        this.reader = new TailReader(own, codec, settings, tail, this::onGrown);
    }

    /**
     * Starts a source, which connects when it can.
     *
     * @param pool for the readers that are behind
     * @param own gives the source the connection on which it is notified; not a pool
     */
    public static PostgresEventSource start(
            DataSource pool, DataSource own, EventCodec codec, SourceSettings settings) {
        PostgresEventSource source = new PostgresEventSource(pool, own, codec, settings);
        source.reader.start();
        return source;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        long position = PostgresEventStorageEngine.position(token);
        if (position > tail.last() && position > history.head()) {
            throw new IllegalStateException("The reader has seen position " + position
                    + ", and the store ends before: it is not the same store");
        }
        PositionStream stream =
                new PositionStream(position, tail, after -> events(after, settings.pageEvents()), streams::remove);
        streams.add(stream);
        return stream;
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

    /** The last position of the store as far as this process knows; -1 before it has reached the store once. */
    public long head() {
        return tail.last();
    }

    /** When {@link #head()} was last seen to be true; the epoch if never. */
    public Instant lastReadAt() {
        return reader.lastReadAt();
    }

    /** Waits for an event after the position, at most so long; returns whether there is one. */
    public boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
        long left = tail.awaitAfter(position, atMost.toNanos(), () -> false);
        return left > 0 || tail.last() > position;
    }

    /** The events after a position, for many readers of the same ones: the latest are not asked of the database. */
    public List<TrackedEventMessage<?>> latest(long after, int limit) {
        return tail.after(after, limit).orElseGet(() -> events(after, limit));
    }

    /** The events after a position, from the table. */
    public List<TrackedEventMessage<?>> events(long after, int limit) {
        return history.after(after, limit).stream()
                .<TrackedEventMessage<?>>map(codec::readOrMark)
                .toList();
    }

    public Optional<TrackedEventMessage<?>> event(long position) {
        return history.at(position).map(codec::readOrMark);
    }

    /** The events after a position exactly as they are stored. */
    public List<StoredEvent> storedEvents(long after, int limit) {
        return history.after(after, limit);
    }

    /** Those of these positions that there are, exactly as they are stored. */
    public List<StoredEvent> storedEvents(Collection<Long> positions) {
        return history.at(positions);
    }

    /** The events of a stream from a sequence number on, exactly as they are stored. */
    public List<StoredEvent> storedEvents(String streamId, long firstSequence, int limit) {
        return history.ofStream(streamId, firstSequence, limit);
    }

    /** The sequence number of a stream's last event; empty if there is no such stream. */
    public Optional<Long> lastSequence(String streamId) {
        return history.lastSequence(streamId);
    }

    /** The last position of the store, asked of the store itself. */
    public long headNow() {
        return history.head();
    }

    /** The position of the last event that was recorded before this time; 0 if none was. */
    public long positionBefore(Instant time) {
        return history.positionBefore(time);
    }

    /** What a stored event says, or an {@link UnreadableEvent}. */
    public Object payloadOf(StoredEvent event) {
        return codec.readOrMark(event).getPayload();
    }

    @Override
    public void close() {
        reader.close();
        streams.forEach(PositionStream::close);
    }

    private void onGrown() {
        streams.forEach(PositionStream::onGrown);
        long passedByAll =
                streams.stream().mapToLong(PositionStream::passed).min().orElse(tail.last());
        tail.forget(passedByAll - settings.passedEvents());
    }
}
