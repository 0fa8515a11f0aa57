package sklad.query.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import sklad.eventstore.PostgresEventSource;
import sklad.query.answer.Answers;
import sklad.query.answer.Paging;
import sklad.web.Problems;

@RestController
@RequestMapping("/audit")
@Tag(name = "Audit", description = "The history itself: for auditors, whose every look is logged")
class AuditController {

    private final AuditedEvents events;
    private final PostgresEventSource store;
    private final Answers answers;

    AuditController(AuditedEvents events, PostgresEventSource store, Answers answers) {
        this.events = events;
        this.store = store;
        this.answers = answers;
    }

    @Operation(
            summary = "List events",
            description = "In the order of their positions. All filters narrow; `from` and `to` are about when an event"
                    + " happened, `recordedFrom` and `recordedTo` about when it was stored.")
    @GetMapping("/events")
    ResponseEntity<EventPage> events(
            @ParameterObject @Valid AuditFilter filter,
            @ParameterObject @Valid Paging paging,
            @RequestParam(defaultValue = "asc") Order order,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        ResponseEntity<EventPage> answer = answers.from(
                AuditEntryProjector.NAME,
                after,
                position -> events.page(events.slice(filter), paging, order == Order.DESC, position));
        AccessedRows.are(Objects.requireNonNull(answer.getBody()).items().size());
        return answer;
    }

    @Operation(
            summary = "Replay a slice",
            description = "Steps through the stock of a product at a location, event by event, with the balance after"
                    + " each. The balance is folded from the changes alone, read from the event store; where an event"
                    + " states another quantity on hand, or the stream has a gap, `findings` says so.")
    @GetMapping("/replay")
    ReplayView replay(
            @RequestParam @Parameter(example = "SKU-1") @Size(min = 1, max = 64) String sku,
            @RequestParam @Parameter(example = "MAIN") @Size(min = 1, max = 32) String location,
            @RequestParam(defaultValue = "0")
                    @Parameter(description = "Show events from this position on; earlier ones count in the balance")
                    @PositiveOrZero
                    long fromPosition,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        ReplayView replay = new Replay(store, sku, location, fromPosition, limit).run();
        if (replay == null) {
            throw Problems.refusal(
                    HttpStatus.NOT_FOUND, "not-found", "Nothing has ever moved of " + sku + " at " + location + ".");
        }
        AccessedRows.are(replay.items().size());
        return replay;
    }

    /** Of positions. */
    enum Order {
        ASC,
        DESC
    }
}
