package sklad.query.stock;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import sklad.query.answer.Listing;
import sklad.query.answer.Where;

/** Which stock levels. */
record StockFilter(
        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location,

        @Parameter(description = "`true`: only where something is on hand, or owed") @Nullable
        Boolean nonZero)
        implements Listing.Filter<StockLevel> {

    @Override
    public Specification<StockLevel> specification() {
        return Specification.allOf(Where.is("sku", sku), Where.is("location", location), zero());
    }

    private Specification<StockLevel> zero() {
        if (nonZero == null) {
            return Specification.unrestricted();
        }
        return (root, query, build) -> nonZero
                ? build.notEqual(root.get("onHand"), BigDecimal.ZERO)
                : build.equal(root.get("onHand"), BigDecimal.ZERO);
    }
}
