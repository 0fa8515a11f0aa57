package sklad.command.stock;

import java.util.UUID;
import sklad.command.domain.Rejection;

/** A movement is taken back once. */
public final class AlreadyReversed extends Rejection {

    AlreadyReversed(UUID movement, UUID reversal) {
        super(Kind.RULE, "already-reversed", "Movement " + movement + " was reversed by " + reversal);
        with("movementId", movement);
        with("reversalId", reversal);
    }
}
