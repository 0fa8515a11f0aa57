package sklad.query.projection;

import java.time.Instant;

/**
 * An event that a projection has not applied.
 *
 * @param stream what waits with it
 * @param error why it failed, or what it waits behind
 * @param parkedBehind it was never tried: an earlier event of its stream failed
 */
public record DeadLetter(
        String projection,
        long position,
        String stream,
        String eventType,
        String error,
        Instant failedAt,
        int attempts,
        boolean parkedBehind) {}
