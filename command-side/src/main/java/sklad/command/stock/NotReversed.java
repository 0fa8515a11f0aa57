package sklad.command.stock;

import java.util.UUID;
import sklad.command.domain.Rejection;

/** What still stands needs no replacement. */
public final class NotReversed extends Rejection {

    NotReversed(UUID movement) {
        super(Kind.RULE, "not-reversed", "Movement " + movement + " was not reversed, so nothing can replace it");
        with("movementId", movement);
    }
}
