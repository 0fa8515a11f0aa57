package sklad.command.dispatch;

import org.jspecify.annotations.Nullable;
import sklad.command.domain.Rejection;
import sklad.eventstore.Commit.Appended;
import sklad.eventstore.StoredReceipt;

/** What was decided on a line, before it is stored. */
sealed interface Draft {

    /** A new decision in favour; {@code stream} is empty if it changed nothing. */
    record Accepted(
            Answer answer,
            String stream,
            long sequence,
            @Nullable RequestKey key) implements Draft {

        Outcome outcome(@Nullable Appended appended, @Nullable Long otherwise, boolean replayed) {
            if (appended == null) {
                return new Outcome.Accepted(answer, otherwise, replayed);
            }
            long position = stream.isEmpty() ? appended.lastPosition() : appended.positionOf(stream, sequence);
            return new Outcome.Accepted(answer, position, replayed);
        }
    }

    /** The same key and request as an earlier line of this batch. */
    record Repeated(Accepted first) implements Draft {}

    /** What needs no storing: refused, or answered long ago. */
    record Settled(Outcome outcome) implements Draft {
        static Settled refused(Rejection rejection) {
            return new Settled(new Outcome.Refused(rejection));
        }

        static Settled replayed(Answer answer, StoredReceipt receipt) {
            return new Settled(new Outcome.Accepted(answer, receipt.position(), true));
        }

        boolean isRefused() {
            return outcome instanceof Outcome.Refused;
        }
    }

    /** An idempotency key and the hash of the request that it stands for. */
    record RequestKey(String name, String hash) {}
}
