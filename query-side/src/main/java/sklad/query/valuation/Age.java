package sklad.query.valuation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.query.costing.Holding;

/** How much is so old. */
record Age(
        @Schema(description = "Absent if rows are not by product", example = "SKU-1") @Nullable
        String sku,

        @Schema(description = "Absent if rows are not by location", example = "MAIN") @Nullable
        String location,

        @Schema(description = "Absent if rows are not by category", example = "Garden") @Nullable
        String category,

        @Schema(description = "Full days; absent for what is owed, which has no age", example = "31") @Nullable
        Long fromDays,

        @Schema(description = "The last day; absent in the last bucket", example = "60") @Nullable
        Long toDays,

        @Schema(description = "Less than nothing for what is owed", example = "12")
        BigDecimal onHand,

        @Schema(description = "When the oldest of it came in") @Nullable
        Instant oldest)
        implements Sums.Row<Age> {

    private static final int KEYS = 100_000;

    static Age of(StockGrouping.Group group, AgeBuckets.Bucket bucket, BigDecimal quantity, Instant since) {
        return new Age(
                group.sku(),
                group.location(),
                group.category(),
                bucket.from(),
                bucket.to(),
                Holding.plain(quantity),
                since);
    }

    static Age owed(StockGrouping.Group group, BigDecimal quantity) {
        return new Age(group.sku(), group.location(), group.category(), null, null, Holding.plain(quantity), null);
    }

    @Override
    public List<String> key() {
        List<String> key = new ArrayList<>(new StockGrouping.Group(sku, location, category).key());
        key.add(fromDays == null ? "" : Long.toString(KEYS + fromDays));
        return List.copyOf(key);
    }

    @Override
    public Age plus(Age other) {
        boolean older = oldest == null || (other.oldest != null && other.oldest.isBefore(oldest));
        return new Age(
                sku,
                location,
                category,
                fromDays,
                toDays,
                Holding.plain(onHand.add(other.onHand)),
                older ? other.oldest : oldest);
    }

    @Override
    public boolean hasNothing() {
        return onHand.signum() == 0;
    }
}
