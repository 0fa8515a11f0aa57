package sklad.query.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sklad.events.StockEvent;
import sklad.events.StreamId;
import sklad.eventstore.PostgresEventSource;
import sklad.eventstore.StoredEvent;
import sklad.query.audit.ReplayStep.Finding;

/**
 * Folds one product's stock at one location from its events alone. What an event states as the result is checked, not
 * believed, and no read table is asked.
 */
final class Replay {

    private static final int PAGE = 1000;

    private final PostgresEventSource store;
    private final String sku;
    private final String location;
    private final long fromPosition;
    private final int limit;
    private final List<ReplayStep> items = new ArrayList<>();
    private BigDecimal opening = BigDecimal.ZERO;
    private BigDecimal balance = BigDecimal.ZERO;
    private long nextSequence;
    private long eventsWithFindings;
    private @Nullable Long nextFromPosition;

    Replay(PostgresEventSource store, String sku, String location, long fromPosition, int limit) {
        this.store = store;
        this.sku = sku;
        this.location = location;
        this.fromPosition = fromPosition;
        this.limit = limit;
    }

    /** Returns null if there is no such stock. */
    @Nullable
    ReplayView run() {
        long head = store.headNow();
        String stream = StreamId.stock(sku, location);
        Long last = store.lastSequence(stream).orElse(null);
        if (last == null) {
            return null;
        }
        for (long first = 0; first <= last && nextFromPosition == null; first += PAGE) {
            for (StoredEvent event : store.storedEvents(stream, first, PAGE)) {
                if (nextFromPosition == null && event.position() <= head) {
                    take(event);
                }
            }
        }
        return new ReplayView(
                sku, location, opening, List.copyOf(items), balance, eventsWithFindings, nextFromPosition, head);
    }

    private void take(StoredEvent event) {
        if (items.size() == limit) {
            nextFromPosition = event.position();
            return;
        }
        ReplayStep step = step(event, EventView.of(event));
        eventsWithFindings += step.findings().isEmpty() ? 0 : 1;
        if (event.position() < fromPosition) {
            opening = balance;
        } else {
            items.add(step);
        }
    }

    private ReplayStep step(StoredEvent stored, EventView told) {
        StockEvent event = movement(store.payloadOf(stored));
        if (event != null) {
            balance = balance.add(event.change());
        }
        Set<Finding> findings = findings(stored, event);
        nextSequence = stored.sequenceNumber() + 1;
        return new ReplayStep(
                stored.position(),
                stored.sequenceNumber(),
                stored.eventType(),
                event == null ? null : event.movementId(),
                event == null ? null : event.change(),
                balance,
                event == null ? null : event.onHand(),
                List.copyOf(findings),
                event == null ? null : event.effectiveAt(),
                stored.recordedAt(),
                told.username(),
                told.client(),
                told.reason(),
                event == null ? null : event.reference());
    }

    private static @Nullable StockEvent movement(Object payload) {
        return payload instanceof StockEvent event && event.quantity() != null ? event : null;
    }

    private Set<Finding> findings(StoredEvent stored, @Nullable StockEvent event) {
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        if (stored.sequenceNumber() != nextSequence) {
            findings.add(Finding.GAP);
        }
        if (event == null) {
            findings.add(Finding.UNREADABLE);
            return findings;
        }
        if (!Objects.equals(event.sku(), sku) || !Objects.equals(event.location(), location)) {
            findings.add(Finding.OTHER_SLICE);
        }
        if (event.onHand() == null || event.onHand().compareTo(balance) != 0) {
            findings.add(Finding.ON_HAND_DIFFERS);
        }
        return findings;
    }
}
