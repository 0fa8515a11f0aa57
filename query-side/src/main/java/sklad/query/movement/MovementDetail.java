package sklad.query.movement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** One movement, or a chain of corrections. */
record MovementDetail(
        UUID movementId,

        @Schema(description = "A row for each movement; two for a transfer, or the reversal of one")
        List<MovementView> items) {}
