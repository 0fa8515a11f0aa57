package sklad.bench.worker;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import sklad.bench.worker.ReferenceItem.Move;
import sklad.events.StockIssued;
import sklad.events.StockReceived;

/** Axon 4.13 with one of its own event storage engines: command bus, aggregate, a transaction a command. */
final class AxonWork implements Work {

    private final CommandBus bus;
    private final int streams;
    private final AutoCloseable engine;

    private AxonWork(
            TransactionManager transactions, EventStorageEngine storage, AutoCloseable engine, Settings settings) {
        this.bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        this.streams = settings.number("streams");
        this.engine = engine;
        EventSourcingRepository.Builder<ReferenceItem> repository = EventSourcingRepository.builder(ReferenceItem.class)
                .eventStore(EmbeddedEventStore.builder().storageEngine(storage).build());
        if (Boolean.parseBoolean(settings.text("tuned"))) {
            repository.cache(new StrongCache());
        }
        AggregateAnnotationCommandHandler.<ReferenceItem>builder()
                .aggregateType(ReferenceItem.class)
                .repository(repository.build())
                .build()
                .subscribe(bus);
    }

    static AxonWork onJdbc(Settings settings) {
        AxonJdbc jdbc = AxonJdbc.open(settings);
        return new AxonWork(jdbc.transactions(), jdbc.engine(), jdbc, settings);
    }

    static AxonWork onJpa(Settings settings) {
        AxonJpa jpa = AxonJpa.open(settings);
        return new AxonWork(jpa.transactions(), jpa.engine(), jpa, settings);
    }

    @Override
    public int preparations() {
        return streams;
    }

    @Override
    public void prepare(int item) {
        move(item, Choice.OPENING_QUANTITY);
    }

    @Override
    public List<UUID> perform(Choice choice) {
        int quantity = choice.quantity();
        return List.of(move(choice.item(), choice.receives() ? quantity : -quantity));
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One unit comes in, as this movement. */
    void receive(UUID movement, int item) {
        move(movement, item, 1);
    }

    private UUID move(int item, int change) {
        return move(UuidCreator.getTimeOrderedEpoch(), item, change);
    }

    private UUID move(UUID id, int item, int change) {
        String sku = Choice.sku(item);
        String place = Choice.location(item);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        BigDecimal quantity = BigDecimal.valueOf(Math.abs(change));
        BigDecimal cost = new BigDecimal("2.55");
        Move move = new Move(
                "stock:" + sku + "@" + place,
                BigDecimal.valueOf(change),
                after -> change > 0
                        ? new StockReceived(id, sku, place, quantity, after, cost, null, "PO-1234567", now, null)
                        : new StockIssued(id, sku, place, quantity, after, cost, null, "PO-1234567", now, null));
        FutureCallback<Move, Object> answer = new FutureCallback<>();
        bus.dispatch(new GenericCommandMessage<>(move), answer);
        answer.getResult().getPayload();
        return id;
    }
}
