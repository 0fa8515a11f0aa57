package sklad.command.dispatch;

import org.jspecify.annotations.Nullable;
import sklad.command.domain.Rejection;

/** What became of a request, or of a line of a batch. */
sealed interface Outcome {

    /**
     * It was done, now or when its idempotency key was used first.
     *
     * @param position of its last event; null: it was a dry run
     */
    record Accepted(Answer answer, @Nullable Long position, boolean replayed) implements Outcome {}

    /** It was not done. */
    record Refused(Rejection rejection) implements Outcome {}
}
