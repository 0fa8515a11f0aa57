package sklad.query.past;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.answer.Answers;
import sklad.query.answer.KeyedPages;
import sklad.query.answer.Page;
import sklad.query.answer.Paging;

@RestController
@RequestMapping("/reports")
@Tag(name = "Reports")
class NegativePastController {

    private static final String PROJECTION = "stock_movement";

    private final NegativePastTables past;
    private final Answers answers;

    NegativePastController(NegativePastTables past, Answers answers) {
        this.past = past;
        this.answers = answers;
    }

    @Operation(
            summary = "List the moments of a negative past",
            description = "When less than nothing was on hand, by the times at which movements happened, as far as they"
                    + " are known now: what backdated movements have led to where the policy accepts it, or where a"
                    + " product's stock may be overdrawn. By product and location, the earliest moments first.")
    @GetMapping("/negative-past")
    ResponseEntity<Page<NegativeMoment>> negativePast(
            @ParameterObject @Valid NegativePastFilter filter,
            @ParameterObject @Valid Paging paging,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        return answers.from(
                PROJECTION,
                after,
                position -> KeyedPages.page(
                        "negative past " + filter,
                        paging,
                        position,
                        moment -> List.of(
                                moment.sku(), moment.location(), moment.from().toString()),
                        (behind, limit) -> past.find(filter, behind, limit)));
    }
}
