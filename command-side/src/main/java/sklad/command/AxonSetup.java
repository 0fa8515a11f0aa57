package sklad.command;

import java.util.List;
import java.util.function.Function;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import sklad.command.dispatch.AggregateKind;
import sklad.command.dispatch.Snapshotting;
import sklad.command.dispatch.StreamLocks;
import sklad.command.dispatch.Streams;
import sklad.command.location.Location;
import sklad.command.masterdata.MasterDataCache;
import sklad.command.period.Periods;
import sklad.command.policy.NegativePast;
import sklad.command.product.Product;
import sklad.command.stock.PastCache;
import sklad.command.stock.StockItem;
import sklad.command.stock.StoredMovements;
import sklad.command.user.User;
import sklad.eventstore.BackgroundSnapshots;
import sklad.eventstore.PostgresEventStorageEngine;
import sklad.eventstore.Snapshots;
import sklad.eventstore.StreamVersions;

/** Axon, every part of it by name. The append is the transaction, so there is no other. */
@Configuration(proxyBeanMethods = false)
class AxonSetup {

    @Bean
    EventStore eventStore(PostgresEventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    MasterDataCache masterData(PostgresEventStorageEngine engine, CommandProperties properties) {
        return new MasterDataCache(engine, properties.cachedMasterData());
    }

    @Bean
    PastCache past(PostgresEventStorageEngine engine, StoredMovements storedMovements, CommandProperties properties) {
        return new PastCache(engine, storedMovements, properties.cachedPastMovements());
    }

    @Bean
    ParameterResolverFactory resolvers(MasterDataCache masterData, PastCache past) {
        return MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(AxonSetup.class),
                new SimpleResourceParameterResolverFactory(List.of(masterData, past)));
    }

    @Bean
    StreamLocks streamLocks(CommandProperties properties) {
        return new StreamLocks(properties.streamPatience());
    }

    @Bean
    Streams streams(
            EventStore store,
            StreamLocks locks,
            ParameterResolverFactory resolvers,
            Snapshots snapshots,
            BackgroundSnapshots background,
            StreamVersions versions,
            CommandProperties properties) {
        Assembly assembly = new Assembly(store, locks, resolvers);
        AggregateCache stock = new AggregateCache(properties.cachedStockItems());
        AggregateCache rest = new AggregateCache(properties.cachedMasterData());
        Snapshotting stockSnapshots = new Snapshotting(properties.snapshotEvents(), snapshots, background);
        return new Streams(
                List.of(
                        assembly.kind("stock", StockItem.class, StockItem::new, stockSnapshots, stock),
                        assembly.kind("product", Product.class, Product::new, null, rest),
                        assembly.kind("location", Location.class, Location::new, null, rest),
                        assembly.kind("user", User.class, User::new, null, rest),
                        assembly.kind("periods", Periods.class, Periods::new, null, rest),
                        assembly.kind("policy", NegativePast.class, NegativePast::new, null, rest)),
                versions);
    }

    /** What all repositories are made of. */
    private record Assembly(EventStore store, LockFactory locks, ParameterResolverFactory resolvers) {

        <T> AggregateKind<T> kind(
                String prefix,
                Class<T> type,
                Function<String, T> create,
                @Nullable Snapshotting snapshots,
                AggregateCache cache) {
            AggregateModel<T> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(type, resolvers);
            Repository<T> repository = new BatchRepository<>(EventSourcingRepository.builder(type)
                    .aggregateModel(model)
                    .eventStore(store)
                    .lockFactory(locks)
                    .cache(cache));
            return new AggregateKind<>(prefix, repository, create, cache::containsKey, snapshots);
        }
    }
}
