package sklad.command.stock;

import java.util.UUID;
import sklad.command.domain.Rejection;

/** There was no such movement. */
public final class UnknownMovement extends Rejection {

    UnknownMovement(UUID movement) {
        super(Kind.UNKNOWN, "unknown-movement", "There is no movement " + movement);
        with("movementId", movement);
    }
}
