package sklad.command.stock;

import java.util.UUID;
import sklad.command.domain.Rejection;

/** A reversal stands; who has reversed by mistake moves the stock again, and says what that replaces. */
public final class NotReversible extends Rejection {

    NotReversible(UUID reversal, UUID reversed) {
        super(
                Kind.RULE,
                "not-reversible",
                "Movement " + reversal + " is itself the reversal of " + reversed
                        + ": make that movement again, with replaces");
        with("movementId", reversal);
        with("reverses", reversed);
    }
}
