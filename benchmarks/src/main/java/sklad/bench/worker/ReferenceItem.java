package sklad.bench.worker;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.math.BigDecimal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import sklad.events.StockEvent;

/** The least that a stock item can be: it knows what is on hand, and refuses to give out more. */
public class ReferenceItem {

    @AggregateIdentifier
    @SuppressWarnings("unused") // Axon reads it
    private @Nullable String stream;

    private BigDecimal onHand = BigDecimal.ZERO;

    ReferenceItem() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(Move command) {
        BigDecimal after = onHand.add(command.change());
        if (after.signum() < 0) {
            throw new IllegalStateException("Not enough on hand");
        }
        AggregateLifecycle.apply(command.event(after));
    }

    @EventSourcingHandler
    void on(StockEvent moved) {
        stream = "stock:" + moved.sku() + "@" + moved.location();
        onHand = moved.onHand();
    }

    /** A movement of so much; makes the event of what is on hand after it. */
    record Move(@TargetAggregateIdentifier String stream, BigDecimal change, Moved moved) {

        StockEvent event(BigDecimal after) {
            return moved.with(after);
        }
    }

    @FunctionalInterface
    interface Moved {
        StockEvent with(BigDecimal onHand);
    }
}
