package sklad.eventstore;

import java.time.Instant;

/** A commit's events have consecutive positions, in its order. */
record AppendedEvents(long lastPosition, Instant recordedAt, EventPlaces places) implements Commit.Appended {

    @Override
    public long positionOf(String streamId, long sequenceNumber) {
        return lastPosition - places.count() + places.of(streamId, sequenceNumber);
    }
}
