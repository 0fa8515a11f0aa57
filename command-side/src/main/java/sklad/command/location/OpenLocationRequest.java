package sklad.command.location;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import sklad.command.request.Shapes;

/** A location as a client opens it. */
@Schema(name = "OpenLocation")
record OpenLocationRequest(
        @NotNull
        @Pattern(regexp = Shapes.LOCATION, message = Shapes.LOCATION_MESSAGE)
        @Schema(description = "The code.", example = "MAIN")
        String location,

        @NotBlank
        @Size(max = Shapes.NAME)
        @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        @Schema(example = "Main warehouse")
        String name) {}
