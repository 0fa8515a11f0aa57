package sklad.query.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sklad.query.live.LiveFilter;

/** What is to be changed; what is not given stays. */
record WebhookChange(
        @Schema(example = "https://shop.example.com/stock") @Size(min = 1, max = 2000) @Nullable
        String url,

        @Schema(example = "The web shop's stock") @Size(max = 200) @Nullable
        String description,

        @Schema(description = "The whole of it: `{}` lets everything through") @Valid @Nullable
        LiveFilter filter,

        @Schema(example = "100") @Min(1) @Max(500) @Nullable Integer maxEvents) {}
