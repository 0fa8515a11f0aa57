package sklad.command.stock;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.math.BigDecimal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import sklad.command.domain.Decimals;
import sklad.command.masterdata.MasterData;
import sklad.command.masterdata.ProductFacts;
import sklad.command.stock.StockCommand.AcceptTransfer;
import sklad.command.stock.StockCommand.AdjustStock;
import sklad.command.stock.StockCommand.IssueStock;
import sklad.command.stock.StockCommand.Movement;
import sklad.command.stock.StockCommand.ReceiveStock;
import sklad.command.stock.StockCommand.TransferStock;
import sklad.events.StockAdjusted;
import sklad.events.StockEvent;
import sklad.events.StockIssued;
import sklad.events.StockReceived;
import sklad.events.StockTransferredIn;
import sklad.events.StockTransferredOut;
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
    StockEvent handle(ReceiveStock command, MasterData known) {
        Movement m = command.movement();
        known.product(m.sku()).mayGrow();
        known.location(command.location()).mustBeOpen();
        return applied(new StockReceived(
                m.id(),
                m.sku(),
                command.location(),
                m.quantity(),
                onHandAfter(m.quantity()),
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                null));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    StockEvent handle(IssueStock command, MasterData known) {
        Movement m = command.movement();
        ProductFacts product = known.product(m.sku());
        known.location(command.location()).mustBeOpen();
        return applied(new StockIssued(
                m.id(),
                m.sku(),
                command.location(),
                m.quantity(),
                onHandWithout(m.quantity(), command, product),
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                null));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    StockEvent handle(AdjustStock command, MasterData known) {
        Movement m = command.movement();
        ProductFacts product = known.product(m.sku());
        known.location(command.location()).mustBeOpen();
        if (m.quantity().signum() > 0) {
            product.mayGrow();
        }
        return applied(new StockAdjusted(
                m.id(),
                m.sku(),
                command.location(),
                m.quantity(),
                onHandWithout(m.quantity().negate(), command, product),
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                null));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    StockEvent handle(TransferStock command, MasterData known) {
        Movement m = command.movement();
        if (command.location().equals(command.toLocation())) {
            throw new SameLocation(command.location());
        }
        ProductFacts product = known.product(m.sku());
        known.location(command.location()).mustBeOpen();
        known.location(command.toLocation()).mustBeOpen();
        return applied(new StockTransferredOut(
                m.id(),
                m.sku(),
                command.location(),
                command.toLocation(),
                m.quantity(),
                onHandWithout(m.quantity(), command, product),
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                null));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    StockEvent handle(AcceptTransfer command) {
        Movement m = command.movement();
        return applied(new StockTransferredIn(
                m.id(),
                m.sku(),
                command.location(),
                command.fromLocation(),
                m.quantity(),
                onHandAfter(m.quantity()),
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                null));
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

    private BigDecimal onHandWithout(BigDecimal requested, StockCommand command, ProductFacts product) {
        BigDecimal left = onHandAfter(requested.negate());
        if (requested.signum() > 0 && left.signum() < 0 && !product.negativeStockAllowed()) {
            throw new InsufficientStock(command.movement().sku(), command.location(), onHand, requested);
        }
        return left;
    }
}
