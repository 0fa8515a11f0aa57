package sklad.query.summary;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What moved in a period. */
record SummaryLine(
        @Schema(description = "The first day of the period, in UTC", example = "2026-01-01")
        LocalDate startsOn,

        @Schema(description = "As `groupBy` says; empty for what has none", example = "SKU-1")
        String group,

        @Schema(description = "All that was added", example = "100")
        BigDecimal incoming,

        @Schema(description = "All that was taken away", example = "6")
        BigDecimal outgoing,

        @Schema(description = "Incoming − outgoing", example = "94")
        BigDecimal net,

        @Schema(description = "Rows of the ledger; a transfer has two", example = "7")
        long movements) {}
