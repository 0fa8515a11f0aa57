package sklad.query.rule;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import sklad.events.EventJson;
import sklad.events.NegativePastPolicySet;
import sklad.events.PeriodClosed;
import sklad.events.PeriodReopened;
import sklad.events.StreamId;
import sklad.eventstore.PostgresEventSource;
import sklad.eventstore.StoredEvent;
import sklad.query.answer.Answers;

/** Folded from the two short streams themselves when asked: no read table has them. */
@RestController
@Tag(name = "Rules", description = "By which rules movements are taken at the moment")
class RuleController {

    private static final String ITSELF =
            " Read from the history itself: whatever a command has answered before is in it.";
    private static final int PAGE = 500;

    private final PostgresEventSource store;

    RuleController(PostgresEventSource store) {
        this.store = store;
    }

    @Operation(
            summary = "Show the closed period",
            description = "Up to which day nothing may take effect any more, and who has closed and reopened." + ITSELF)
    @GetMapping("/periods")
    ResponseEntity<PeriodsView> periods() {
        long head = store.headNow();
        List<PeriodsView.Change> changes = new ArrayList<>();
        for (StoredEvent event : stream(StreamId.periods())) {
            changes.add(0, change(event));
        }
        LocalDate through = changes.isEmpty() ? null : changes.get(0).through();
        Instant openFrom = through == null
                ? null
                : through.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return answer(head, new PeriodsView(through, openFrom, changes, head));
    }

    @Operation(
            summary = "Show the policies on a negative past",
            description = "In general, and those of products and locations that have one of their own." + ITSELF)
    @GetMapping("/policies/negative-past")
    ResponseEntity<PoliciesView> negativePast() {
        long head = store.headNow();
        Map<String, String> products = new TreeMap<>();
        Map<String, String> locations = new TreeMap<>();
        Map<String, String> general = new TreeMap<>();
        for (StoredEvent event : stream(StreamId.negativePast())) {
            if (store.payloadOf(event) instanceof NegativePastPolicySet set) {
                Map<String, String> policies =
                        set.sku() != null ? products : set.location() != null ? locations : general;
                String key = set.sku() != null ? set.sku() : set.location() != null ? set.location() : "";
                put(policies, key, set.policy());
            }
        }
        return answer(head, new PoliciesView(general.getOrDefault("", "accept"), products, locations, head));
    }

    private List<StoredEvent> stream(String id) {
        List<StoredEvent> events = new ArrayList<>();
        List<StoredEvent> page;
        do {
            page = store.storedEvents(id, events.size(), PAGE);
            events.addAll(page);
        } while (page.size() == PAGE);
        return events;
    }

    private PeriodsView.Change change(StoredEvent event) {
        Object payload = store.payloadOf(event);
        LocalDate through = null;
        String reason = null;
        if (payload instanceof PeriodClosed closed) {
            through = closed.through();
            reason = closed.reason();
        } else if (payload instanceof PeriodReopened reopened) {
            through = reopened.through();
            reason = reopened.reason();
        }
        String username = EventJson.mapper()
                .readTree(event.metadata())
                .path("username")
                .asStringOpt()
                .orElse(null);
        String type = payload instanceof PeriodReopened ? "reopened" : "closed";
        return new PeriodsView.Change(event.position(), type, through, reason, username, event.recordedAt());
    }

    private static void put(Map<String, String> policies, String key, @Nullable String policy) {
        if (policy == null) {
            policies.remove(key);
        } else {
            policies.put(key, policy);
        }
    }

    private static <T> ResponseEntity<T> answer(long position, T body) {
        return ResponseEntity.ok()
                .header(Answers.POSITION, Long.toString(position))
                .header(Answers.LAG, "0")
                .body(body);
    }
}
