package sklad.query.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When a failed delivery is tried again, and when no more. */
final class Retries {

    private static final int GONE = 410;
    private static final int MOST_DOUBLINGS = 30;

    private final WebhookSettings settings;

    Retries(WebhookSettings settings) {
        this.settings = settings;
    }

    /** Longer with each failure, and never the same for two who failed together. */
    Duration pause(int failuresBefore, Optional<Duration> asked) {
        long longest = settings.longestRetry().toMillis();
        long doubled = settings.firstRetry().toMillis() << Math.min(failuresBefore, MOST_DOUBLINGS);
        long most = doubled <= 0 ? longest : Math.min(doubled, longest);
        long pause = most - ThreadLocalRandom.current().nextLong(most / 2 + 1);
        long wanted = Math.min(asked.map(Duration::toMillis).orElse(0L), longest);
        return Duration.ofMillis(Math.max(pause, wanted));
    }

    /** Why the webhook is paused now; null if it is not. */
    @Nullable
    String reasonToPause(Webhook webhook, int status, Instant now) {
        if (status == GONE) {
            return "the receiver answers 410: it wants no more";
        }
        Instant since = webhook.failingSince();
        return since != null && now.isAfter(since.plus(settings.pauseAfter()))
                ? "nothing could be delivered since " + since
                : null;
    }
}
