package sklad.query.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** From where on everything is told again. */
record ReplayRequest(
        @Schema(description = "The first position to be told again", example = "1000") @NotNull @Positive
        Long fromPosition) {}
