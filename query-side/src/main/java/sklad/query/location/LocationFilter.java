package sklad.query.location;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import sklad.query.answer.Listing;
import sklad.query.answer.Where;

/** Which locations. */
record LocationFilter(
        @Parameter(description = "Only open locations, or only closed ones") @Nullable
        Boolean open) implements Listing.Filter<Location> {

    @Override
    public Specification<Location> specification() {
        return Where.is("open", open);
    }
}
