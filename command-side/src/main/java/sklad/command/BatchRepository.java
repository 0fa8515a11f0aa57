package sklad.command;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.LockAwareAggregate;

/**
 * Axon's caching repository for units of work with thousands of aggregates: for every aggregate, Axon asks whether an aggregate
 * is among those of the unit of work, and by itself looks through all of them.
 */
final class BatchRepository<T> extends CachingEventSourcingRepository<T> {

    private final String resource;

    BatchRepository(EventSourcingRepository.Builder<T> builder) {
        super(builder);
        resource = "aggregates of " + getAggregateType().getName();
    }

    @Override
    protected Map<String, LockAwareAggregate<T, EventSourcedAggregate<T>>> managedAggregates(UnitOfWork<?> unit) {
        return unit.root().getOrComputeResource(resource, name -> new ByIdentifier<>());
    }

    private static final class ByIdentifier<A extends Aggregate<?>> extends HashMap<String, A> {

        @Override
        public boolean containsValue(Object value) {
            return value instanceof Aggregate<?> aggregate && get(aggregate.identifierAsString()) == value;
        }
    }
}
