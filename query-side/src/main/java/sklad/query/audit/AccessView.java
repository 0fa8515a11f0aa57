package sklad.query.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One look into the history. */
record AccessView(
        @Schema(example = "42") long id,
        Instant accessedAt,

        @Schema(description = "From the token; absent without one", example = "audrey") @Nullable
        String username,

        @Schema(example = "sklad-cli") @Nullable String client,
        @Nullable String traceId,
        @Schema(example = "GET") String method,

        @Schema(description = "With its parameters", example = "/audit/events?sku=SKU-1")
        String path,

        @Schema(
                description = "Of the answer; absent while it is under way, and if the process ended meanwhile",
                example = "200")
        @Nullable
        Integer status,

        @Schema(description = "Events or rows that were handed out", example = "50") @Nullable
        Long rows,

        @Nullable Instant finishedAt) {}
