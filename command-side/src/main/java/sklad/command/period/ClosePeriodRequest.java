package sklad.command.period;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import sklad.command.request.Shapes;

/** Up to which day a client closes the periods. */
@Schema(name = "ClosePeriod")
record ClosePeriodRequest(
        @NotNull @Schema(description = "The last closed day (UTC); it must be over.", example = "2026-10-31")
        LocalDate through,

        @Nullable
        @Size(max = Shapes.REASON)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(example = "month end")
        String reason) {}
