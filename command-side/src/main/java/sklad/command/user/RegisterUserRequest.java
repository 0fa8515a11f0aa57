package sklad.command.user;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import sklad.command.request.Shapes;

/** A user as an admin registers one. */
@Schema(name = "RegisterUser")
record RegisterUserRequest(
        @NotNull @Pattern(regexp = Shapes.USERNAME, message = Shapes.USERNAME_MESSAGE) @Schema(example = "anna")
        String username,

        @NotNull UserRole role) {}
