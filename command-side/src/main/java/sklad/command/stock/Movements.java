package sklad.command.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import sklad.command.dispatch.Answer;
import sklad.command.dispatch.Decided;
import sklad.command.dispatch.Intent;
import sklad.command.stock.StockCommand.AcceptTransfer;
import sklad.command.stock.StockCommand.AdjustStock;
import sklad.command.stock.StockCommand.IssueStock;
import sklad.command.stock.StockCommand.Movement;
import sklad.command.stock.StockCommand.ReceiveStock;
import sklad.command.stock.StockCommand.TransferStock;
import sklad.events.StockEvent;
import sklad.web.Caller;

/** Makes commands of what clients ask for: gives a movement its identifier and, where it has none, its time. */
@Component
final class Movements {

    private final EffectiveTimes times;

    Movements(EffectiveTimes times) {
        this.times = times;
    }

    Intent intent(MovementRequest request, Caller caller) {
        Movement movement = new Movement(
                UuidCreator.getTimeOrderedEpoch(),
                request.sku(),
                request.quantity(),
                request.unitCost(),
                request.reason(),
                request.reference(),
                times.of(request.effectiveAt(), caller),
                request.replaces());
        return new Intent("POST /movements", request, commands(request, movement), Movements::answer);
    }

    private static List<StockCommand> commands(MovementRequest request, Movement movement) {
        String location = request.location();
        return switch (request.type()) {
            case INCOMING -> List.of(new ReceiveStock(location, movement));
            case OUTGOING -> List.of(new IssueStock(location, movement));
            case ADJUSTMENT -> List.of(new AdjustStock(location, movement));
            case TRANSFER -> transfer(location, Objects.requireNonNull(request.toLocation()), movement);
        };
    }

    private static List<StockCommand> transfer(String from, String to, Movement movement) {
        return List.of(new TransferStock(from, to, movement), new AcceptTransfer(to, from, movement));
    }

    private static Answer answer(Decided decided) {
        StockEvent moved = decided.result(0, StockEvent.class);
        long version = decided.version(0);
        return Answer.created(
                null,
                version,
                decided.commands() == 1
                        ? MovementAnswer.of(moved, version)
                        : MovementAnswer.ofTransfer(
                                moved, version, decided.result(1, StockEvent.class), decided.version(1)));
    }
}
