package sklad.command.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import sklad.command.masterdata.NegativePastPolicy;
import sklad.command.request.Shapes;

/** A policy as a client lays it down. */
@Schema(name = "NegativePastPolicy")
record NegativePastRequest(
        @Nullable
        @JsonProperty(required = true)
        @Schema(
                description = "`null` takes it back: the less specific one counts again.",
                allowableValues = {"accept", "refuse"},
                example = "refuse")
        NegativePastPolicy policy,

        @Nullable
        @Pattern(regexp = Shapes.SKU, message = Shapes.SKU_MESSAGE)
        @Schema(description = "For this product only.", example = "SKU-1")
        String sku,

        @Nullable
        @Pattern(regexp = Shapes.LOCATION, message = Shapes.LOCATION_MESSAGE)
        @Schema(description = "For this location only.", example = "MAIN")
        String location) {}
