package sklad.command.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import sklad.command.dispatch.Answer;
import sklad.command.dispatch.Decided;
import sklad.command.dispatch.Intent;
import sklad.command.request.InvalidRequest;
import sklad.command.stock.StockCommand.AcceptReversal;
import sklad.command.stock.StockCommand.Movement;
import sklad.command.stock.StockCommand.ReverseMovement;
import sklad.events.StockEvent;
import sklad.events.StockReversed;
import sklad.web.Caller;

/** Makes the commands that take a movement back: one for each stock item that it has changed. */
@Component
final class Reversals {

    private final StoredMovements movements;
    private final EffectiveTimes times;

    Reversals(StoredMovements movements, EffectiveTimes times) {
        this.movements = movements;
        this.times = times;
    }

    Intent intent(UUID movementId, ReversalRequest request, Caller caller) {
        List<StockEvent> changes = movements.find(movementId).stream()
                .sorted(Comparator.comparing(StockEvent::change).reversed())
                .toList();
        if (changes.isEmpty()) {
            throw new UnknownMovement(movementId);
        }
        StockEvent first = changes.get(0);
        if (first instanceof StockReversed reversal) {
            throw new NotReversible(movementId, reversal.reverses());
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        EffectiveTime effective = effective(request, first, caller);
        List<StockCommand> commands = changes.size() == 1
                ? List.of(new ReverseMovement(first, null, movement(id, first, request, effective)))
                : bothHalves(first, changes.get(1), id, request, effective);
        return new Intent(operation(movementId), request, commands, Reversals::answer);
    }

    /** What is wanted of a movement that can't be taken back. */
    static Intent nothing(UUID movementId, ReversalRequest request) {
        return new Intent(operation(movementId), request, List.of(), Reversals::answer);
    }

    private static String operation(UUID movementId) {
        return "POST /movements/" + movementId + "/reversal";
    }

    /** Where stock has to be given back is decided first, and for both. */
    private static List<StockCommand> bothHalves(
            StockEvent arrived, StockEvent left, UUID id, ReversalRequest request, EffectiveTime effective) {
        return List.of(
                new ReverseMovement(arrived, left.location(), movement(id, arrived, request, effective)),
                new AcceptReversal(left, arrived.location(), movement(id, left, request, effective)));
    }

    private static Movement movement(UUID id, StockEvent original, ReversalRequest request, EffectiveTime effective) {
        return new Movement(
                id,
                original.sku(),
                original.change().negate(),
                original.unitCost(),
                request.reason(),
                request.reference(),
                effective,
                null);
    }

    private EffectiveTime effective(ReversalRequest request, StockEvent original, Caller caller) {
        EffectiveTime effective = times.of(request.effectiveAt(), caller);
        Instant happened = original.effectiveAt();
        if (!effective.at().isBefore(happened)) {
            return effective;
        }
        if (request.effectiveAt() != null) {
            throw InvalidRequest.field(
                    "effectiveAt", "must not be before " + happened + ", when what is taken back happened");
        }
        return EffectiveTime.now(happened);
    }

    private static Answer answer(Decided decided) {
        StockReversed reversed = decided.result(0, StockReversed.class);
        long version = decided.version(0);
        MovementAnswer answer = decided.commands() == 1
                ? MovementAnswer.of(reversed, version)
                : MovementAnswer.ofTransfer(reversed, version, decided.result(1, StockEvent.class), decided.version(1));
        return Answer.created(null, version, answer.reversing(reversed.reverses()));
    }
}
