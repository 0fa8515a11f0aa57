package sklad.eventstore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where in its commit each event stands, from 1; a commit continues each of its streams without a gap. */
final class EventPlaces {

    private final Map<Event, Integer> places;

    EventPlaces(List<NewEvent> events) {
        places = new HashMap<>(2 * events.size());
        Map<String, Long> last = new HashMap<>();
        for (NewEvent event : events) {
            places.put(new Event(event.streamId(), event.sequenceNumber()), places.size() + 1);
            Long before = last.put(event.streamId(), event.sequenceNumber());
            if (before != null && event.sequenceNumber() != before + 1) {
                throw new IllegalArgumentException(
                        event.streamId() + " goes from event " + before + " to " + event.sequenceNumber());
            }
        }
    }

    int count() {
        return places.size();
    }

    int of(String streamId, long sequenceNumber) {
        Integer place = places.get(new Event(streamId, sequenceNumber));
        if (place == null) {
            throw new IllegalArgumentException("Not an event of this commit: " + streamId + " " + sequenceNumber);
        }
        return place;
    }

    private record Event(String streamId, long sequenceNumber) {}
}
