package sklad.query.movement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.answer.Answers;
import sklad.query.answer.Listing;
import sklad.query.answer.Page;
import sklad.query.answer.Paging;
import sklad.query.answer.Where;
import sklad.query.projection.MovementFeed;
import sklad.web.Problems;

@RestController
@RequestMapping("/movements")
@Tag(name = "Movements", description = "What came, went and was corrected")
class MovementController {

    private static final String PROJECTION = "stock_movement";

    private final StockMovementRepository movements;
    private final Answers answers;
    private final MovementFeed feed;
    private final Listing<StockMovement> newestFirst;
    private final Listing<StockMovement> oldestFirst;

    MovementController(StockMovementRepository movements, Answers answers, MovementFeed feed) {
        this.movements = movements;
        this.answers = answers;
        this.feed = feed;
        this.newestFirst = new Listing<>(
                movements,
                Sort.by("position").descending(),
                row -> List.of(Long.toString(row.position)),
                key -> Where.lessThan("position", Long.valueOf(key.get(0))));
        this.oldestFirst = new Listing<>(
                movements,
                Sort.by("position"),
                row -> List.of(Long.toString(row.position)),
                key -> Where.moreThan("position", Long.valueOf(key.get(0))));
    }

    @Operation(
            summary = "List movements",
            description = "In the order in which they were stored, the newest first; `from` and `to` are about"
                    + " `effectiveAt`, when they happened, `recordedFrom` and `recordedTo` about when they were stored."
                    + " The quantity on hand runs along in each row.")
    @GetMapping
    ResponseEntity<Page<MovementView>> list(
            @ParameterObject @Valid MovementFilter filter,
            @ParameterObject @Valid RecordedTimes recorded,
            @ParameterObject @Valid Paging paging,
            @RequestParam(defaultValue = "desc") Order order,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        Listing<StockMovement> listing = order == Order.ASC ? oldestFirst : newestFirst;
        RecordedRange range = RecordedRange.of(filter, recorded, feed::positionBefore);
        return answers.from(PROJECTION, after, position -> listing.page(range, paging, MovementView::of, position));
    }

    @Operation(summary = "Show one movement", description = "One row; the two of a transfer.")
    @GetMapping("/{movementId}")
    ResponseEntity<MovementDetail> show(
            @PathVariable @Parameter(example = "01938f5e-7c00-7000-8000-000000000001") UUID movementId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        return answers.from(
                PROJECTION,
                after,
                position -> detail(movementId, movements.findByMovementIdOrderByPosition(movementId)));
    }

    @Operation(
            summary = "Show a movement's corrections",
            description = "The original, its reversal, what replaced it, and so on: the whole chain in the order in"
                    + " which it was stored, whichever member is asked for.")
    @GetMapping("/{movementId}/chain")
    ResponseEntity<MovementDetail> chain(
            @PathVariable @Parameter(example = "01938f5e-7c00-7000-8000-000000000001") UUID movementId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        return answers.from(
                PROJECTION,
                after,
                position ->
                        detail(movementId, movements.findByMovementIdInOrderByPosition(movements.chainOf(movementId))));
    }

    private static MovementDetail detail(UUID movementId, List<StockMovement> rows) {
        if (rows.isEmpty()) {
            throw Problems.refusal(HttpStatus.NOT_FOUND, "not-found", "There is no movement " + movementId + ".");
        }
        return new MovementDetail(
                movementId, rows.stream().map(MovementView::of).toList());
    }

    /** Of positions. */
    enum Order {
        ASC,
        DESC
    }
}
