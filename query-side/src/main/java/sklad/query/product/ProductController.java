package sklad.query.product;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
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
import sklad.query.stock.StockLevels;
import sklad.web.Problems;

@RestController
@RequestMapping("/products")
@Tag(name = "Products", description = "What there is")
class ProductController {

    private static final String PROJECTION = "product";

    private final ProductRepository products;
    private final StockLevels levels;
    private final Answers answers;
    private final Listing<Product> listing;

    ProductController(ProductRepository products, StockLevels levels, Answers answers) {
        this.products = products;
        this.levels = levels;
        this.answers = answers;
        this.listing = new Listing<>(
                products, Sort.by("sku"), product -> List.of(product.sku), key -> Where.moreThan("sku", key.get(0)));
    }

    @Operation(summary = "List products", description = "By SKU.")
    @GetMapping
    ResponseEntity<Page<ProductView>> list(
            @ParameterObject @Valid ProductFilter filter,
            @ParameterObject @Valid Paging paging,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        return answers.from(PROJECTION, after, position -> listing.page(filter, paging, ProductView::of, position));
    }

    @Operation(summary = "Show one product", description = "With what is on hand, in total and by location.")
    @GetMapping("/{sku}")
    ResponseEntity<ProductDetail> show(
            @PathVariable @Parameter(example = "SKU-1") String sku,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        return answers.from(PROJECTION, after, position -> products.findBySku(sku)
                .map(product -> new ProductDetail(ProductView.of(product), levels.of(sku)))
                .orElseThrow(() ->
                        Problems.refusal(HttpStatus.NOT_FOUND, "unknown-product", "There is no product " + sku + ".")));
    }
}
