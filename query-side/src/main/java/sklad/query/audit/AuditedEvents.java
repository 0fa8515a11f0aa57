package sklad.query.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import sklad.eventstore.PostgresEventSource;
import sklad.query.answer.Listing;
import sklad.query.answer.Page;
import sklad.query.answer.Paging;
import sklad.query.answer.Where;
import sklad.query.projection.DeadLetterRetry;
import sklad.web.Problems;

/** Finds events in the index and fetches them from the store, where they are evidence. */
@Component
class AuditedEvents {

    private final AuditEntryRepository entries;
    private final PostgresEventSource store;
    private final DeadLetterRetry deadLetters;
    private final Listing<AuditEntry> oldestFirst;
    private final Listing<AuditEntry> newestFirst;

    AuditedEvents(AuditEntryRepository entries, PostgresEventSource store, DeadLetterRetry deadLetters) {
        this.entries = entries;
        this.store = store;
        this.deadLetters = deadLetters;
        this.oldestFirst = new Listing<>(
                entries,
                Sort.by("position"),
                entry -> List.of(Long.toString(entry.position)),
                key -> Where.moreThan("position", Long.valueOf(key.get(0))));
        this.newestFirst = new Listing<>(
                entries,
                Sort.by("position").descending(),
                entry -> List.of(Long.toString(entry.position)),
                key -> Where.lessThan("position", Long.valueOf(key.get(0))));
    }

    Slice slice(AuditFilter filter) {
        return Slice.of(filter, store::positionBefore);
    }

    EventPage page(Slice slice, Paging paging, boolean descending, long position) {
        Listing<AuditEntry> listing = descending ? newestFirst : oldestFirst;
        Page<Long> found = listing.page(slice, paging, entry -> entry.position, position);
        return new EventPage(fetch(found.items()), found.nextCursor(), position, notIndexed());
    }

    /** How many events are not in the index, because this build can't read them. */
    long notIndexed() {
        return deadLetters.count(AuditEntryProjector.NAME);
    }

    /** The next events of a slice after a position. */
    List<EventView> after(Slice slice, long position, int limit) {
        Specification<AuditEntry> wanted = slice.specification().and(Where.moreThan("position", position));
        List<AuditEntry> found = entries.findBy(
                wanted, query -> query.sortBy(Sort.by("position")).limit(limit).all());
        return fetch(found.stream().map(entry -> entry.position).toList());
    }

    private List<EventView> fetch(List<Long> positions) {
        Map<Long, EventView> events = new HashMap<>();
        store.storedEvents(positions).forEach(event -> events.put(event.position(), EventView.of(event)));
        return positions.stream().map(position -> present(position, events)).toList();
    }

    private static EventView present(Long position, Map<Long, EventView> events) {
        EventView event = events.get(position);
        if (event == null) {
            throw Problems.refusal(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "history-damaged",
                    "The event store has no event at position " + position + ", which was there: it has been removed.");
        }
        return event;
    }
}
