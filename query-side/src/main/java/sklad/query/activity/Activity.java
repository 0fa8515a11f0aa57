package sklad.query.activity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What a user did in a period, of one type. */
record Activity(
        @Schema(description = "Empty for what nobody is known to have done", example = "anna")
        String username,

        @Schema(description = "The first day of the period, in UTC", example = "2026-01-05")
        LocalDate startsOn,

        @Schema(
                allowableValues = {"incoming", "outgoing", "adjustment", "transfer", "reversal"},
                example = "outgoing")
        String type,

        @Schema(description = "A transfer, and the reversal of one, counts once", example = "17")
        long movements,

        @Schema(description = "Units moved, in whatever direction", example = "120")
        BigDecimal quantity,

        @Schema(description = "When they recorded the first one")
        Instant first,

        @Schema(description = "When they recorded the last one")
        Instant last) {}
