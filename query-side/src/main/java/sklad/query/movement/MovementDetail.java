package sklad.query.movement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** One movement. */
record MovementDetail(
        UUID movementId,

        @Schema(description = "One row; two of a transfer: out and in")
        List<MovementView> items) {}
