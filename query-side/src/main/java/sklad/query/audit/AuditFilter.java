package sklad.query.audit;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which events. */
record AuditFilter(
        @Parameter(description = "The stream in which they are stored", example = "stock:SKU-1@MAIN")
        @Size(min = 1, max = 200)
        @Nullable
        String stream,

        @Parameter(description = "The product's own events, and its movements at all locations", example = "SKU-1")
        @Size(min = 1, max = 64)
        @Nullable
        String sku,

        @Parameter(description = "The location's own events, and all movements there", example = "MAIN")
        @Size(min = 1, max = 32)
        @Nullable
        String location,

        @Parameter(description = "Who caused them; `stream=user:anna` are those about anna", example = "anna")
        @Size(min = 1, max = 100)
        @Nullable
        String username,

        @Parameter(description = "The source document", example = "536365") @Size(min = 1, max = 100) @Nullable
        String reference,

        @Parameter(description = "The event's name", example = "StockIssued") @Size(min = 1, max = 100) @Nullable
        String type,

        @Parameter(description = "They happened at this time or later", example = "2026-01-01T00:00:00Z") @Nullable
        Instant from,

        @Parameter(description = "They happened before this time", example = "2026-02-01T00:00:00Z") @Nullable
        Instant to,

        @Parameter(description = "They were stored at this time or later", example = "2026-01-01T00:00:00Z") @Nullable
        Instant recordedFrom,

        @Parameter(description = "They were stored before this time", example = "2026-02-01T00:00:00Z") @Nullable
        Instant recordedTo,

        @Parameter(description = "Their position is this or a later one", example = "1000") @PositiveOrZero @Nullable
        Long fromPosition,

        @Parameter(description = "Their position is this or an earlier one", example = "2000") @PositiveOrZero @Nullable
        Long toPosition) {}
