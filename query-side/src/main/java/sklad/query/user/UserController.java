package sklad.query.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
import sklad.web.Caller;
import sklad.web.Problems;
import sklad.web.Role;

@RestController
@RequestMapping("/users")
@Tag(name = "Users", description = "Who acts")
class UserController {

    private static final String PROJECTION = "user_account";
    private static final Set<Role> ONLY_THEMSELVES = EnumSet.of(Role.VIEWER, Role.CLERK);

    private final UserAccountRepository users;
    private final Answers answers;
    private final Listing<UserAccount> listing;

    UserController(UserAccountRepository users, Answers answers) {
        this.users = users;
        this.answers = answers;
        this.listing = new Listing<>(
                users,
                Sort.by("username"),
                user -> List.of(user.username),
                key -> Where.moreThan("username", key.get(0)));
    }

    @Operation(summary = "List users", description = "By name. For managers, auditors and administrators.")
    @GetMapping
    ResponseEntity<Page<UserView>> list(
            @ParameterObject @Valid UserFilter filter,
            @ParameterObject @Valid Paging paging,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        return answers.from(PROJECTION, after, position -> listing.page(filter, paging, UserView::of, position));
    }

    @Operation(
            summary = "Show one user",
            description = "Role, movements by type, last activity. Viewers and clerks see only themselves.")
    @GetMapping("/{username}")
    ResponseEntity<UserView> show(
            @PathVariable @Parameter(example = "anna") String username,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after,
            Caller caller) {
        if (ONLY_THEMSELVES.contains(caller.role()) && !caller.username().equals(username)) {
            throw Problems.refusal(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "With the role " + caller.role().lowerCase() + " you may see only yourself.");
        }
        return answers.from(PROJECTION, after, position -> users.findByUsername(username)
                .map(UserView::of)
                .orElseThrow(() ->
                        Problems.refusal(HttpStatus.NOT_FOUND, "unknown-user", "There is no user " + username + ".")));
    }
}
