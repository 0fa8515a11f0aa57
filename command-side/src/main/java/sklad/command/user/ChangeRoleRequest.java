package sklad.command.user;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** The role that a user is to have. */
@Schema(name = "ChangeRole")
record ChangeRoleRequest(@NotNull UserRole role) {}
