package sklad.query.user;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import sklad.query.answer.Listing;
import sklad.query.answer.Where;
import sklad.web.Role;

/** Which users. */
record UserFilter(
        @Parameter(
                description = "What the username, which may be an e-mail address, begins with, in upper or lower case",
                example = "ann")
        @Size(min = 1, max = 100)
        @Nullable
        String q,

        @Nullable Role role,

        @Parameter(description = "Only active users, or only the others") @Nullable
        Boolean active)
        implements Listing.Filter<UserAccount> {

    @Override
    public Specification<UserAccount> specification() {
        return Specification.allOf(
                Where.beginsWith("username", q),
                Where.is("role", role == null ? null : role.lowerCase()),
                Where.is("active", active));
    }
}
