package sklad.query.valuation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sklad.web.Problems;

/** Ranges of days, without a gap, the last one without an end. */
record AgeBuckets(List<Bucket> buckets) {

    private static final String USUAL = "30,60,90,180";

    /** @param lastDays between commas; null: the usual ones */
    static AgeBuckets of(@Nullable String lastDays) {
        List<Bucket> buckets = new ArrayList<>();
        long from = 0;
        for (long last : Stream.of((lastDays == null ? USUAL : lastDays).split(","))
                .mapToLong(Long::parseLong)
                .toArray()) {
            if (last < from) {
                throw Problems.invalidField("buckets", "must ascend");
            }
            buckets.add(new Bucket(from, last));
            from = last + 1;
        }
        buckets.add(new Bucket(from, null));
        return new AgeBuckets(List.copyOf(buckets));
    }

    Bucket at(Instant since, Instant asOf) {
        long days = Duration.between(since, asOf).toDays();
        return buckets.stream()
                .filter(bucket -> bucket.to == null || days <= bucket.to)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Some days.
     *
     * @param to the last one; null: there is none
     */
    record Bucket(long from, @Nullable Long to) {}
}
