package sklad.query.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a report is for: movements that happened by one time, as far as they had been recorded by another. The ledger only
 * grows, so the same point in time gives the same report for ever.
 *
 * @param asOf the last effective time that counts
 * @param knownAt when the last event that counts was recorded, or later; null before the first
 * @param position of the last event that counts
 */
public record PointInTime(Instant asOf, @Nullable Instant knownAt, long position) {

    /** The same, but only what happened before a time. */
    public PointInTime before(Instant time) {
        Instant last = DatabaseTime.within(time).minus(1, ChronoUnit.MICROS);
        return last.isBefore(asOf) ? new PointInTime(last, knownAt, position) : this;
    }
}
