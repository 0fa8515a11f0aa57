package sklad.query.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.answer.Answers;
import sklad.query.answer.Listing;
import sklad.query.answer.Page;
import sklad.query.answer.Paging;
import sklad.query.answer.Where;

@RestController
@Tag(name = "Stock", description = "How much of it is where")
class StockController {

    private final Answers answers;
    private final Listing<StockLevel> listing;

    StockController(StockLevelRepository levels, Answers answers) {
        this.answers = answers;
        this.listing = new Listing<>(
                levels,
                Sort.by("sku", "location"),
                level -> List.of(level.sku, level.location),
                key -> behind(key.get(0), key.get(1)));
    }

    @Operation(summary = "List stock levels", description = "By SKU and location.")
    @GetMapping("/stock")
    ResponseEntity<Page<StockLevelView>> list(
            @ParameterObject @Valid StockFilter filter,
            @ParameterObject @Valid Paging paging,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        return answers.from("product", after, position -> listing.page(filter, paging, StockLevelView::of, position));
    }

    /** In this form PostgreSQL begins in its index at the SKU, and does not walk there. */
    private static Specification<StockLevel> behind(String sku, String location) {
        return Where.<StockLevel, String>atLeast("sku", sku)
                .and(Where.<StockLevel, String>moreThan("sku", sku).or(Where.moreThan("location", location)));
    }
}
