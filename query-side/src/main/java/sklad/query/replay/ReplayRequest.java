package sklad.query.replay;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is to be built again, and up to where. */
record ReplayRequest(
        @Schema(description = "`all`, as if not given, or a projection's name", example = "product")
        @Size(min = 1, max = 100)
        @Nullable
        String projection,

        @Schema(
                description = "The last event to apply. Not given: as far as the tables in use are by then",
                example = "1200")
        @PositiveOrZero
        @Nullable
        Long position) {}
