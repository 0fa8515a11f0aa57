package sklad.command.stock;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.math.BigDecimal;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Decimals;
import sklad.command.masterdata.MasterData;
import sklad.command.masterdata.NegativePastPolicy;
import sklad.command.masterdata.ProductFacts;
import sklad.command.stock.StockCommand.AcceptReversal;
import sklad.command.stock.StockCommand.AcceptTransfer;
import sklad.command.stock.StockCommand.AdjustStock;
import sklad.command.stock.StockCommand.IssueStock;
import sklad.command.stock.StockCommand.ReceiveStock;
import sklad.command.stock.StockCommand.ReverseMovement;
import sklad.command.stock.StockCommand.TransferStock;
import sklad.events.StockEvent;
import sklad.events.StreamId;

/** A product at a location: how much is on hand, and whether a movement may change it. Begins with its first movement. */
public class StockItem {

    private String stream;
    private BigDecimal onHand = BigDecimal.ZERO;

    StockItem() {
        this("");
    }

    public StockItem(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    StockEvent handle(ReceiveStock command, MasterData known, Past past) {
        known.product(command.movement().sku()).mayGrow();
        return applied(StockEvents.of(command, onHandAfter(command, known, past)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    StockEvent handle(IssueStock command, MasterData known, Past past) {
        return applied(StockEvents.of(command, onHandAfter(command, known, past)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    StockEvent handle(AdjustStock command, MasterData known, Past past) {
        if (command.change().signum() > 0) {
            known.product(command.movement().sku()).mayGrow();
        }
        return applied(StockEvents.of(command, onHandAfter(command, known, past)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    StockEvent handle(TransferStock command, MasterData known, Past past) {
        if (command.location().equals(command.toLocation())) {
            throw new SameLocation(command.location());
        }
        known.product(command.movement().sku());
        known.location(command.toLocation()).mustBeOpen();
        return applied(StockEvents.of(command, onHandAfter(command, known, past)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    StockEvent handle(AcceptTransfer command) {
        return applied(StockEvents.of(command, onHandAfter(command.change())));
    }

    @CommandHandler
    StockEvent handle(ReverseMovement command, MasterData known, Past past) {
        UUID reversed = command.original().movementId();
        past.reversalOf(reversed).ifPresent(reversal -> {
            throw new AlreadyReversed(reversed, reversal);
        });
        if (command.otherLocation() != null) {
            known.location(command.otherLocation()).mustBeOpen();
        }
        return applied(StockEvents.of(command, onHandAfter(command, known, past)));
    }

    @CommandHandler
    StockEvent handle(AcceptReversal command) {
        return applied(StockEvents.of(command, onHandAfter(command.change())));
    }

    @EventSourcingHandler
    void on(StockEvent moved) {
        stream = StreamId.stock(moved.sku(), moved.location());
        onHand = moved.onHand();
    }

    private static StockEvent applied(StockEvent event) {
        AggregateLifecycle.apply(event);
        return event;
    }

    private BigDecimal onHandAfter(BigDecimal change) {
        return Decimals.plain(onHand.add(change));
    }

    private BigDecimal onHandAfter(StockCommand command, MasterData known, Past past) {
        ProductFacts product = known.product(command.movement().sku());
        known.location(command.location()).mustBeOpen();
        command.movement().effective().mustBeOpen(known);
        verifyReplaced(command.movement().replaces(), past);
        BigDecimal after = onHandAfter(command.change());
        if (command.change().signum() < 0 && !product.negativeStockAllowed()) {
            verifyPresent(command, after);
            verifyPast(command, known, past);
        }
        return after;
    }

    private static void verifyReplaced(@Nullable UUID replaced, Past past) {
        if (replaced != null && past.reversalOf(replaced).isEmpty()) {
            throw past.knows(replaced) ? new NotReversed(replaced) : new UnknownMovement(replaced);
        }
    }

    private void verifyPresent(StockCommand command, BigDecimal after) {
        if (after.signum() < 0) {
            throw new InsufficientStock(
                    command.movement().sku(),
                    command.location(),
                    onHand,
                    command.change().negate());
        }
    }

    private void verifyPast(StockCommand command, MasterData known, Past past) {
        EffectiveTime effective = command.movement().effective();
        String sku = command.movement().sku();
        if (effective.isBackdated() && known.negativePast().of(sku, command.location()) == NegativePastPolicy.REFUSE) {
            Long version = AggregateLifecycle.getVersion();
            past.timeline(command.stream(), version == null ? -1 : version)
                    .firstBelowZero(effective.at(), command.change(), onHand)
                    .ifPresent(first -> {
                        throw new PastBelowZero(sku, command.location(), first);
                    });
        }
    }
}
