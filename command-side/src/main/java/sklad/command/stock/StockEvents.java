package sklad.command.stock;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import sklad.command.stock.StockCommand.AcceptReversal;
import sklad.command.stock.StockCommand.AcceptTransfer;
import sklad.command.stock.StockCommand.AdjustStock;
import sklad.command.stock.StockCommand.IssueStock;
import sklad.command.stock.StockCommand.Movement;
import sklad.command.stock.StockCommand.ReceiveStock;
import sklad.command.stock.StockCommand.ReverseMovement;
import sklad.command.stock.StockCommand.TransferStock;
import sklad.events.StockAdjusted;
import sklad.events.StockEvent;
import sklad.events.StockIssued;
import sklad.events.StockReceived;
import sklad.events.StockReversed;
import sklad.events.StockTransferredIn;
import sklad.events.StockTransferredOut;

/** What becomes true by a command that is accepted. */
final class StockEvents {

    private StockEvents() {}

    static StockReceived of(ReceiveStock command, BigDecimal onHand) {
        Movement m = command.movement();
        return new StockReceived(
                m.id(),
                m.sku(),
                command.location(),
                m.quantity(),
                onHand,
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                m.replaces());
    }

    static StockIssued of(IssueStock command, BigDecimal onHand) {
        Movement m = command.movement();
        return new StockIssued(
                m.id(),
                m.sku(),
                command.location(),
                m.quantity(),
                onHand,
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                m.replaces());
    }

    static StockAdjusted of(AdjustStock command, BigDecimal onHand) {
        Movement m = command.movement();
        return new StockAdjusted(
                m.id(),
                m.sku(),
                command.location(),
                m.quantity(),
                onHand,
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                m.replaces());
    }

    static StockTransferredOut of(TransferStock command, BigDecimal onHand) {
        Movement m = command.movement();
        return new StockTransferredOut(
                m.id(),
                m.sku(),
                command.location(),
                command.toLocation(),
                m.quantity(),
                onHand,
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                m.replaces());
    }

    static StockReversed of(ReverseMovement command, BigDecimal onHand) {
        return reversed(command.original(), command.otherLocation(), command.movement(), onHand);
    }

    static StockReversed of(AcceptReversal command, BigDecimal onHand) {
        return reversed(command.original(), command.otherLocation(), command.movement(), onHand);
    }

    private static StockReversed reversed(
            StockEvent original, @Nullable String otherLocation, Movement m, BigDecimal onHand) {
        return new StockReversed(
                m.id(),
                original.movementId(),
                m.sku(),
                original.location(),
                otherLocation,
                m.quantity(),
                onHand,
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt());
    }

    static StockTransferredIn of(AcceptTransfer command, BigDecimal onHand) {
        Movement m = command.movement();
        return new StockTransferredIn(
                m.id(),
                m.sku(),
                command.location(),
                command.fromLocation(),
                m.quantity(),
                onHand,
                m.unitCost(),
                m.reason(),
                m.reference(),
                m.effectiveAt(),
                m.replaces());
    }
}
