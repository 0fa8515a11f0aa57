package sklad.eventstore;

import org.jspecify.annotations.Nullable;

/** The events could not be stored, and it is certain that they are not. */
public final class AppendFailed extends RuntimeException {

    AppendFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
