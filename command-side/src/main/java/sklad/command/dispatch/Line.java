package sklad.command.dispatch;

import org.jspecify.annotations.Nullable;
import sklad.command.domain.Rejection;

/**
 * A request on its own, or one of a batch.
 *
 * @param intent null if the line can't be understood
 * @param invalid why it can't
 * @param key idempotency key
 */
public record Line(
        @Nullable Intent intent,
        @Nullable Rejection invalid,
        @Nullable String key,
        VersionCondition ifMatch) {

    /** A line that wants something. */
    public static Line of(Intent intent, @Nullable String key) {
        return new Line(intent, null, key, VersionCondition.NONE);
    }

    /** A line that can't be understood. */
    public static Line invalid(Rejection why) {
        return new Line(null, why, null, VersionCondition.NONE);
    }
}
