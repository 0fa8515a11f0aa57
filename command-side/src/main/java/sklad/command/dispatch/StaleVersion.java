package sklad.command.dispatch;

import sklad.command.domain.Rejection;

/** The stream is not at the version that the client has seen. */
final class StaleVersion extends Rejection {

    StaleVersion(long current) {
        super(
                Kind.STALE,
                "stale-version",
                current < 0 ? "There is nothing yet that could match" : "The current version is " + current);
        if (current >= 0) {
            with("version", current);
        }
    }
}
