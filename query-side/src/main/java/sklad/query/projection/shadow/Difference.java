package sklad.query.projection.shadow;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;

/** A row that is not what the events make it. */
public record Difference(
        @Schema(example = "1") long number,
        @Schema(example = "stock_level") String table,

        @Schema(
                type = "object",
                description = "The row's primary key",
                example = "{\"sku\": \"SKU-1\", \"location\": \"MAIN\"}")
        @JsonRawValue
        String key,

        @Schema(description = "`missing` from the table in use, `extra` in it, or `different`", example = "different")
        String kind,

        @Schema(
                type = "object",
                description = "Each column that differs, as the database calls it, with both values",
                example = "{\"on_hand\": {\"inUse\": 7, \"rebuilt\": 5}}")
        @JsonRawValue
        String columns) {}
