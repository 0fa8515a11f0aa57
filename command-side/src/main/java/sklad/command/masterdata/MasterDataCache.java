package sklad.command.masterdata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import sklad.events.LocationEvent;
import sklad.events.PeriodEvent;
import sklad.events.PolicyEvent;
import sklad.events.ProductEvent;
import sklad.events.StreamId;
import sklad.events.UserEvent;
import sklad.eventstore.Commit;

/**
 * Folds the streams of products, locations, users, periods and policies, and keeps the results in memory. Nobody locks these streams: whoever
 * uses an answer has its version checked again at the append, so an answer that is out of date costs a retry and never a
 * wrong decision. That a product, location or user does not exist is not kept.
 */
public final class MasterDataCache implements MasterData {

    private final EventStorageEngine storage;
    private final Cache<String, Known> streams;

    public MasterDataCache(EventStorageEngine storage, long maximumStreams) {
        this.storage = storage;
        this.streams = Caffeine.newBuilder().maximumSize(maximumStreams).build();
    }

    @Override
    public ProductFacts product(String sku) {
        return find(StreamId.product(sku), ProductFacts.class, ProductEvent.class, ProductFacts::fold)
                .orElseThrow(() -> new UnknownProduct(sku));
    }

    @Override
    public LocationFacts location(String code) {
        return find(StreamId.location(code), LocationFacts.class, LocationEvent.class, LocationFacts::fold)
                .orElseThrow(() -> new UnknownLocation(code));
    }

    @Override
    public PeriodFacts periods() {
        return always(StreamId.periods(), PeriodFacts.OPEN, PeriodEvent.class, PeriodFacts::fold);
    }

    @Override
    public NegativePastFacts negativePast() {
        return always(StreamId.negativePast(), NegativePastFacts.NONE, PolicyEvent.class, NegativePastFacts::fold);
    }

    /** What is known of a user; empty: never registered. */
    public Optional<UserFacts> user(String username) {
        return find(StreamId.user(username), UserFacts.class, UserEvent.class, UserFacts::fold);
    }

    /** Whether the user exists; relies on nothing. */
    public boolean isRegistered(String username) {
        return known(StreamId.user(username), UserEvent.class, UserFacts::fold) != null;
    }

    /** Reads these streams again when they are next asked for. */
    public void forget(Collection<String> changed) {
        streams.invalidateAll(changed);
    }

    private <F, E> Optional<F> find(
            String stream, Class<F> type, Class<E> family, BiFunction<@Nullable F, E, @Nullable F> fold) {
        Known known = known(stream, family, fold);
        if (known == null) {
            return Optional.empty();
        }
        Commit.current().expect(stream, known.sequence());
        return Optional.of(type.cast(known.facts()));
    }

    /** Of streams that many decisions ask for whether they exist or not: here it is kept that one does not. */
    @SuppressWarnings("unchecked")
    private <F, E> F always(String stream, F none, Class<E> family, BiFunction<@Nullable F, E, @Nullable F> fold) {
        Known known = known(stream, family, fold);
        if (known == null) {
            known = new Known(none, -1);
            streams.put(stream, known);
        }
        Commit.current().expect(stream, known.sequence());
        return (F) known.facts();
    }

    private <F, E> @Nullable Known known(String stream, Class<E> family, BiFunction<@Nullable F, E, @Nullable F> fold) {
        Known known = streams.getIfPresent(stream);
        if (known == null) {
            known = read(stream, family, fold);
            if (known != null) {
                streams.put(stream, known);
            }
        }
        return known;
    }

    private <F, E> @Nullable Known read(String stream, Class<E> family, BiFunction<@Nullable F, E, @Nullable F> fold) {
        DomainEventStream events = storage.readEvents(stream);
        @Nullable F facts = null;
        long sequence = -1;
        while (events.hasNext()) {
            var event = events.next();
            facts = fold.apply(facts, family.cast(event.getPayload()));
            sequence = event.getSequenceNumber();
        }
        return facts == null ? null : new Known(facts, sequence);
    }

    private record Known(Object facts, long sequence) {}
}
