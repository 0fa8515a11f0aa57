package sklad.query.movement;

import java.time.Instant;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import sklad.query.answer.Listing;
import sklad.query.answer.Where;

/**
 * A filter whose recorded times have become positions: both have the same order, and positions are the key of the ledger.
 *
 * @param from the first position
 * @param beyond the first position that is too late
 */
record RecordedRange(
        MovementFilter filter,
        RecordedTimes times,
        @Nullable Long from,
        @Nullable Long beyond) implements Listing.Filter<StockMovement> {

    /** @param positionBefore the last position that was recorded before a time */
    static RecordedRange of(MovementFilter filter, RecordedTimes times, ToLongFunction<Instant> positionBefore) {
        Instant first = times.recordedFrom();
        Instant end = times.recordedTo();
        return new RecordedRange(
                filter,
                times,
                first == null ? null : (Long) (positionBefore.applyAsLong(first) + 1),
                end == null ? null : (Long) (positionBefore.applyAsLong(end) + 1));
    }

    @Override
    public Specification<StockMovement> specification() {
        return Specification.allOf(
                filter.specification(), Where.atLeast("position", from), Where.lessThan("position", beyond));
    }

    @Override
    public Listing.@Nullable One one() {
        return from == null && beyond == null ? filter.product() : null;
    }

    /** The same on every page, though "before now" is another position on each. */
    @Override
    public String toString() {
        return filter + " " + times;
    }
}
