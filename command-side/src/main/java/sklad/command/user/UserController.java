package sklad.command.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import sklad.command.dispatch.Answer;
import sklad.command.dispatch.CommandApi;
import sklad.command.dispatch.Conditions;
import sklad.command.dispatch.Intent;
import sklad.command.request.Reason;
import sklad.command.request.Shapes;
import sklad.command.user.UserCommand.ChangeUserRole;
import sklad.command.user.UserCommand.DeactivateUser;
import sklad.command.user.UserCommand.RegisterUser;
import sklad.web.Caller;
import tools.jackson.databind.node.ObjectNode;

/** Users: who may still change things. */
@RestController
@Tag(
        name = "Users",
        description =
                "Admins keep users. What a user may do is in the token, from the identity provider; here is written "
                        + "down who there is, and who may no longer change anything.")
class UserController {

    private final CommandApi commands;

    UserController(CommandApi commands) {
        this.commands = commands;
    }

    @PostMapping("/users")
    @Operation(
            summary = "Register a user",
            description =
                    "A user who sends a command is registered by it; this is for those who have not yet. Refused with "
                            + "`duplicate-user`.")
    @ApiResponse(responseCode = "201", description = "Registered")
    ResponseEntity<ObjectNode> register(
            @Valid @RequestBody RegisterUserRequest request, Conditions conditions, Caller caller) {
        String username = request.username();
        Intent intent = Intent.of(
                "POST /users",
                request,
                new RegisterUser(username, request.role().lowerCase()),
                decided -> Answer.created(
                        "/users/" + username, decided.version(), new UserAnswer(username, decided.version())));
        return commands.answer(caller, conditions, intent);
    }

    @PutMapping("/users/{username}/role")
    @Operation(summary = "Change a user's role", description = "Refused with `unknown-user`.")
    @ApiResponse(responseCode = "200", description = "Changed, or it was this one already")
    ResponseEntity<ObjectNode> changeRole(
            @PathVariable @Pattern(regexp = Shapes.USERNAME, message = Shapes.USERNAME_MESSAGE) String username,
            @Valid @RequestBody ChangeRoleRequest request,
            Conditions conditions,
            Caller caller) {
        Intent intent = Intent.of(
                "PUT /users/" + username + "/role",
                request,
                new ChangeUserRole(username, request.role().lowerCase()),
                decided -> Answer.ok(decided.version(), new UserAnswer(username, decided.version())));
        return commands.answer(caller, conditions, intent);
    }

    @PostMapping("/users/{username}/deactivate")
    @Operation(
            summary = "Deactivate a user",
            description = "From then on the user's commands are refused with `user-deactivated`. Refused with "
                    + "`unknown-user`.")
    @ApiResponse(responseCode = "200", description = "Deactivated, or it was already")
    ResponseEntity<ObjectNode> deactivate(
            @PathVariable @Pattern(regexp = Shapes.USERNAME, message = Shapes.USERNAME_MESSAGE) String username,
            @Valid @RequestBody(required = false) @Nullable Reason body,
            Conditions conditions,
            Caller caller) {
        Reason reason = Objects.requireNonNullElse(body, Reason.NONE);
        Intent intent = Intent.of(
                "POST /users/" + username + "/deactivate",
                reason,
                new DeactivateUser(username, reason.reason()),
                decided -> Answer.ok(decided.version(), new UserAnswer(username, decided.version())));
        return commands.answer(caller, conditions, intent);
    }

    /** The user and the stream's version; the position is added once it is stored. */
    @Schema(name = "UserAccepted")
    record UserAnswer(String username, long version) {}
}
