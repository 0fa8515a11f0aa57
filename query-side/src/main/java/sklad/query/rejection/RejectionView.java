package sklad.query.rejection;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A refused request as an auditor sees it. */
record RejectionView(
        @Schema(description = "In the order in which they were written down", example = "17")
        long number,

        Instant rejectedAt,
        @Schema(example = "anna") String username,
        @Schema(example = "sklad-cli") @Nullable String client,

        @Schema(description = "Of the request; also in the log") @Nullable
        String traceId,

        @Schema(example = "POST /movements") String operation,

        @Schema(description = "What it would have changed", example = "[\"stock:SKU-1@MAIN\"]")
        List<String> streams,

        @Schema(example = "SKU-1") @Nullable String sku,
        @Schema(example = "MAIN") @Nullable String location,

        @Schema(description = "The rule", example = "insufficient-stock")
        String code,

        @Schema(example = "0 of SKU-1 at MAIN on hand, 5 requested")
        String detail,

        @Schema(description = "As it was sent; `{\"cut\": …}` has the beginning of a long one", type = "object")
        JsonNode request) {}
