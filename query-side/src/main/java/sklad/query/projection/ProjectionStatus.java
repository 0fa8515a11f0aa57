package sklad.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * How a projection is doing.
 *
 * @param position of the last event in its tables
 * @param lag events that the store has beyond it; null while the store can't be reached
 * @param eventsPerSecond of late
 * @param error why it does not go on at the moment
 */
public record ProjectionStatus(
        String name,
        long position,
        @Nullable Long lag,
        long eventsPerSecond,
        boolean running,
        long deadLetters,
        @Nullable String error) {}
