package sklad.command.stock;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sklad.events.StockEvent;
import sklad.events.StockReversed;
import sklad.eventstore.EventsByUuid;

/** Finds movements by their identifiers, wherever in the history they are. */
public final class StoredMovements {

    private final EventsByUuid movements;
    private final EventsByUuid reversals;

    public StoredMovements(EventsByUuid movements, EventsByUuid reversals) {
        this.movements = movements;
        this.reversals = reversals;
    }

    /** One event, two of a transfer or the reversal of one; none: there is no such movement. */
    List<StockEvent> find(UUID movement) {
        return movements.find(movement).stream().map(StockEvent.class::cast).toList();
    }

    /** What has taken the movement back. */
    Optional<UUID> reversalOf(UUID movement) {
        return reversals.find(movement).stream()
                .map(reversal -> ((StockReversed) reversal).movementId())
                .findFirst();
    }
}
