package sklad.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * A stock event on its way to somebody who wants to be told.
 *
 * @param event null for one that this build can't read
 */
public record FeedEvent(
        long position,
        String streamId,
        String eventType,
        @Nullable RecordedEvent event) {}
