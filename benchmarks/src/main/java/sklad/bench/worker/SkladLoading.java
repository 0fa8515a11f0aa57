package sklad.bench.worker;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import sklad.events.StreamId;

/** Reads one long stream from the event store, from its snapshot on if it has one, as a stock item that is not cached does. */
final class SkladLoading implements Work {

    private static final int LENGTH = 2_000;

    private final SkladWork sklad;
    private final EventStore events;
    private final String stream;

    SkladLoading(Settings settings) {
        sklad = new SkladWork(settings);
        events = sklad.bean(EventStore.class);
        stream = StreamId.stock(Choice.sku(0), Choice.location(0));
        sklad.receiveOften(0, LENGTH);
    }

    @Override
    public List<UUID> perform(Choice choice) {
        long last = events.readEvents(stream).asStream().count();
        if (last == 0) {
            throw new IllegalStateException("There is nothing in " + stream);
        }
        return List.of(new UUID(0, last));
    }

    @Override
    public void close() {
        sklad.close();
    }
}
