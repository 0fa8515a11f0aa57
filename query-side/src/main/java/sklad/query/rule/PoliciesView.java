package sklad.query.rule;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** What becomes of a backdated movement that would make the past negative; a product's policy goes before a location's. */
record PoliciesView(
        @Schema(
                description = "Where neither product nor location has one of its own",
                allowableValues = {"accept", "refuse"},
                example = "accept")
        String general,

        @Schema(example = "{\"SKU-1\": \"refuse\"}") Map<String, String> products,
        @Schema(example = "{\"SHOP\": \"refuse\"}") Map<String, String> locations,

        @Schema(description = "Position of the last event that this reflects", example = "1042")
        long position) {}
