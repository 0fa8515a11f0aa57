package sklad.command.stock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import sklad.events.StockEvent;
import sklad.events.StreamId;

/**
 * Reads a stock item's movements when its past is first asked for, keeps them in memory, and from then on reads only what
 * was added. Whoever decides on a stock item has locked it, so no two threads are in one timeline.
 */
public final class PastCache implements Past {

    private static final String UNSTORED = PastCache.class.getName();

    private final EventStorageEngine storage;
    private final StoredMovements movements;
    private final Cache<String, Timeline> timelines;

    /** @param maximumMovements how many are kept in memory, of all stock items together */
    public PastCache(EventStorageEngine storage, StoredMovements movements, long maximumMovements) {
        this.storage = storage;
        this.movements = movements;
        this.timelines = Caffeine.newBuilder()
                .maximumWeight(maximumMovements)
                .weigher((String stream, Timeline timeline) -> 1 + timeline.size())
                .build();
    }

    @Override
    public Optional<UUID> reversalOf(UUID movement) {
        return movements.reversalOf(movement);
    }

    @Override
    public boolean knows(UUID movement) {
        return !movements.find(movement).isEmpty();
    }

    @Override
    public Timeline timeline(String stream, long version) {
        List<StockEvent> unstored = unstored().getOrDefault(stream, List.of());
        Timeline stored = stored(stream, version + 1 - unstored.size());
        if (unstored.isEmpty()) {
            return stored;
        }
        Timeline timeline = stored.copy();
        unstored.forEach(timeline::add);
        return timeline;
    }

    /** If a decision of the unit of work is a movement, its later decisions must know, though nothing is stored yet. */
    public void witness(@Nullable Object result) {
        if (result instanceof StockEvent movement) {
            unstored()
                    .computeIfAbsent(StreamId.stock(movement.sku(), movement.location()), stream -> new ArrayList<>())
                    .add(movement);
        }
    }

    private Timeline stored(String stream, long movements) {
        Timeline known = timelines.getIfPresent(stream);
        Timeline timeline = known == null || known.size() > movements ? new Timeline() : known;
        if (timeline.size() < movements) {
            DomainEventStream events = storage.readEvents(stream, timeline.size());
            while (timeline.size() < movements) {
                timeline.add((StockEvent) events.next().getPayload());
            }
            timelines.put(stream, timeline);
        }
        return timeline;
    }

    private static Map<String, List<StockEvent>> unstored() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(UNSTORED, name -> new HashMap<>());
    }
}
