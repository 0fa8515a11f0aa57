package sklad.query.product;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import sklad.query.answer.Listing;
import sklad.query.answer.Where;

/** Which products. */
record ProductFilter(
        @Parameter(example = "Garden") @Size(min = 1, max = 100) @Nullable
        String category,

        @Parameter(description = "Text that the SKU or the name contains, in upper or lower case", example = "lantern")
        @Size(min = 1, max = 200)
        @Nullable
        String q,

        @Parameter(description = "`true`: only those of which less is on hand than their reorder point") @Nullable
        Boolean belowReorderPoint,

        @Parameter(description = "Only discontinued products, or only the others") @Nullable
        Boolean discontinued)
        implements Listing.Filter<Product> {

    @Override
    public Specification<Product> specification() {
        return Specification.allOf(
                Where.is("category", category),
                Where.contains(q, "sku", "name"),
                Where.is("discontinued", discontinued),
                below());
    }

    private Specification<Product> below() {
        if (belowReorderPoint == null) {
            return Specification.unrestricted();
        }
        Specification<Product> below = (root, query, build) -> build.and(
                build.isNotNull(root.get("reorderPoint")),
                build.lessThan(root.<BigDecimal>get("onHand"), root.<BigDecimal>get("reorderPoint")));
        return belowReorderPoint
                ? below
                : (root, query, build) -> build.or(
                        build.isNull(root.get("reorderPoint")),
                        build.greaterThanOrEqualTo(
                                root.<BigDecimal>get("onHand"), root.<BigDecimal>get("reorderPoint")));
    }
}
