package sklad.query.audit;

import java.time.Instant;
import java.util.function.ToLongFunction;
import org.springframework.data.jpa.domain.Specification;
import sklad.query.answer.Listing;
import sklad.query.answer.Where;

/**
 * A filter whose recorded times have become positions: both have the same order, and positions have an index.
 *
 * @param upTo the last position, inclusive
 */
record Slice(AuditFilter asked, long from, long upTo) implements Listing.Filter<AuditEntry> {

    /** @param positionBefore the last position that was recorded before a time */
    static Slice of(AuditFilter asked, ToLongFunction<Instant> positionBefore) {
        long from = asked.fromPosition() == null ? 0 : asked.fromPosition();
        long upTo = asked.toPosition() == null ? Long.MAX_VALUE : asked.toPosition();
        if (asked.recordedFrom() != null) {
            from = Math.max(from, positionBefore.applyAsLong(asked.recordedFrom()) + 1);
        }
        if (asked.recordedTo() != null) {
            upTo = Math.min(upTo, positionBefore.applyAsLong(asked.recordedTo()));
        }
        return new Slice(asked, from, upTo);
    }

    /** The same, ending at this position at the latest. */
    Slice upTo(long position) {
        return new Slice(asked, from, Math.min(upTo, position));
    }

    @Override
    public Specification<AuditEntry> specification() {
        return Specification.allOf(
                Where.is("streamId", asked.stream()),
                Where.is("sku", asked.sku()),
                Where.is("location", asked.location()),
                Where.is("username", asked.username()),
                Where.is("reference", asked.reference()),
                Where.is("eventType", asked.type()),
                Where.atLeast("effectiveAt", asked.from()),
                Where.lessThan("effectiveAt", asked.to()),
                Where.atLeast("position", from <= 1 ? null : (Long) from),
                Where.lessThan("position", upTo == Long.MAX_VALUE ? null : (Long) (upTo + 1)));
    }

    /** The same on every page, though "before now" is another position on each. */
    @Override
    public String toString() {
        return asked.toString();
    }
}
