package sklad.query.user;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import sklad.query.answer.Listing;
import sklad.query.answer.Where;
import sklad.web.Role;

/** Which users. */
record UserFilter(
        @Nullable Role role,

        @Parameter(description = "Only active users, or only the others") @Nullable
        Boolean active) implements Listing.Filter<UserAccount> {

    @Override
    public Specification<UserAccount> specification() {
        return Specification.allOf(
                Where.is("role", role == null ? null : role.lowerCase()), Where.is("active", active));
    }
}
