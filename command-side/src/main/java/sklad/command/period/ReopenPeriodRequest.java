package sklad.command.period;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import sklad.command.request.Shapes;

/** Up to which day a client leaves the periods closed. */
@Schema(name = "ReopenPeriod")
record ReopenPeriodRequest(
        @Nullable
        @JsonProperty(required = true)
        @Schema(
                description = "The last day (UTC) that stays closed; null: every day is opened.",
                example = "2026-09-30")
        LocalDate through,

        @NotBlank
        @Size(max = Shapes.REASON)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(example = "late invoice")
        String reason) {}
