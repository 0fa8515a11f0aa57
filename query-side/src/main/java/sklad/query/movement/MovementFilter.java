package sklad.query.movement;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import sklad.query.answer.Listing;
import sklad.query.answer.Where;

/** Which movements, in the list of them as in the report. */
public record MovementFilter(
        @Parameter(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location,

        @Parameter(description = "Who did it", example = "anna") @Size(min = 1, max = 100) @Nullable
        String username,

        @Nullable MovementType type,

        @Parameter(description = "The source document", example = "536365") @Size(min = 1, max = 100) @Nullable
        String reference,

        @Parameter(description = "They happened at this time or later", example = "2026-01-01T00:00:00Z") @Nullable
        Instant from,

        @Parameter(description = "They happened before this time", example = "2026-02-01T00:00:00Z") @Nullable
        Instant to) {

    /** If a product is all that is asked for. */
    Listing.@Nullable One product() {
        return sku != null && equals(new MovementFilter(sku, null, null, null, null, null, null))
                ? new Listing.One("sku", sku)
                : null;
    }

    Specification<StockMovement> specification() {
        return Specification.allOf(
                Where.is("sku", sku),
                Where.is("location", location),
                Where.is("username", username),
                Where.is("type", type == null ? null : type.stored()),
                Where.is("reference", reference),
                Where.atLeast("effectiveAt", from),
                Where.lessThan("effectiveAt", to));
    }
}
