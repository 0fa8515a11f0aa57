package sklad.command.dispatch;

import sklad.command.domain.Rejection;

/** The idempotency key was used for another request. */
final class KeyReused extends Rejection {

    KeyReused(String key) {
        super(Kind.KEY_REUSED, "idempotency-key-reused", "The idempotency key was used for another request");
        with("idempotencyKey", key);
    }
}
