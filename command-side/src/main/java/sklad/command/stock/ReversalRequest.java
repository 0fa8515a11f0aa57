package sklad.command.stock;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sklad.command.request.Shapes;

/** Why a client takes a movement back. */
@Schema(name = "Reversal")
record ReversalRequest(
        @NotBlank
        @Size(max = Shapes.REASON)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(example = "booked at the wrong location")
        String reason,

        @Nullable
        @Size(max = Shapes.REFERENCE)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(description = "The source document.", example = "CN-7")
        String reference,

        @Nullable
        @Schema(description = "When it takes effect; now, if absent. Not before the movement that is taken back.")
        Instant effectiveAt) {}
