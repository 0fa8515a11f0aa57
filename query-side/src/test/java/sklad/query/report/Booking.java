package sklad.query.report;

import java.math.BigDecimal;
import java.time.Instant;

/** A row of the ledger as a test knows it, by itself. */
public record Booking(
        long position,
        String sku,
        String location,
        String type,
        BigDecimal change,
        Instant effectiveAt,
        String username,
        String reference) {}
