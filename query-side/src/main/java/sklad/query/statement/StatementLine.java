package sklad.query.statement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A movement, and the balance after it. */
record StatementLine(
        @Schema(description = "When it happened") Instant effectiveAt,
        @Schema(description = "When it was stored") Instant recordedAt,
        @Schema(example = "1042") long position,
        UUID movementId,

        @Schema(
                allowableValues = {"incoming", "outgoing", "adjustment", "transfer", "reversal"},
                example = "outgoing")
        String type,

        @Schema(example = "SKU-1") String sku,
        @Schema(example = "MAIN") String location,

        @Schema(description = "Of a transfer, or the reversal of one: where it went to or came from", example = "SHOP")
        @Nullable
        String otherLocation,

        @Schema(description = "The signed change", example = "-6")
        BigDecimal quantity,

        @Schema(description = "The opening balance and all changes up to this one", example = "94")
        BigDecimal balance,

        @Schema(example = "2.55") @Nullable BigDecimal unitCost,
        @Schema(example = "sale") @Nullable String reason,

        @Schema(description = "The source document", example = "536365") @Nullable
        String reference,

        @Schema(description = "Who did it", example = "anna") @Nullable
        String username,

        @Schema(description = "Of a reversal: the movement that it takes back") @Nullable
        UUID reverses,

        @Schema(description = "The reversed movement in whose place it was made") @Nullable
        UUID replaces) {}
