package sklad.query.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sklad.query.live.LiveFilter;

/** Whom to tell of which movements, from where on. */
record WebhookRequest(
        @Schema(description = "Where deliveries are posted", example = "https://shop.example.com/stock")
        @NotBlank
        @Size(max = 2000)
        String url,

        @Schema(example = "The web shop's stock") @Size(max = 200) @Nullable
        String description,

        @Schema(description = "Which movements; all if it is not given") @Valid @Nullable
        LiveFilter filter,

        @Schema(
                description =
                        "The last position that the receiver has; 0: from the beginning; if it is not given, what is new",
                example = "1042")
        @PositiveOrZero
        @Nullable
        Long after,

        @Schema(description = "At most so many in a delivery; 100 if it is not given", example = "100")
        @Min(1)
        @Max(500)
        @Nullable
        Integer maxEvents) {

    private static final int MAX_EVENTS = 100;

    LiveFilter filterOrAll() {
        return filter == null ? LiveFilter.ALL : filter;
    }

    int maxEventsOrDefault() {
        return maxEvents == null ? MAX_EVENTS : maxEvents;
    }
}
