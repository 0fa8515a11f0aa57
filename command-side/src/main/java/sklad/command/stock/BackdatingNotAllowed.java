package sklad.command.stock;

import java.time.Instant;
import sklad.command.domain.Rejection;

/** Who changes the past needs more than the right to move stock. */
public final class BackdatingNotAllowed extends Rejection {

    BackdatingNotAllowed(Instant effectiveAt) {
        super(
                Kind.FORBIDDEN,
                "backdating-not-allowed",
                effectiveAt
                        + " is too long ago: to say that something happened earlier takes the role manager or admin");
        with("effectiveAt", effectiveAt.toString());
    }
}
