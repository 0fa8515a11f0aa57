package sklad.query.rejection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.answer.KeyedPages;
import sklad.query.answer.Page;
import sklad.query.answer.Paging;

@RestController
@RequestMapping("/audit")
@Tag(name = "Audit")
class RejectionController {

    private final RejectionTables rejections;

    RejectionController(RejectionTables rejections) {
        this.rejections = rejections;
    }

    @Operation(
            summary = "List rejected commands",
            description = "Who asked for what, when, and which rule stood against it; the newest first. Each line of a"
                    + " batch counts for itself. What was malformed or only tried out is not here.")
    @GetMapping("/rejections")
    Page<RejectionView> list(@ParameterObject @Valid RejectionFilter filter, @ParameterObject @Valid Paging paging) {
        return KeyedPages.page(
                "rejections " + filter,
                paging,
                rejections.head(),
                rejection -> List.of(Long.toString(rejection.number())),
                (key, limit) ->
                        rejections.find(filter, key == null ? Long.MAX_VALUE : Long.parseLong(key.get(0)), limit));
    }
}
