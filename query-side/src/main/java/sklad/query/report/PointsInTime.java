package sklad.query.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import sklad.eventstore.PostgresEventSource;
import sklad.query.projection.StoreHead;
import sklad.web.Problems;

/**
 * Turns what was asked for into a point in time. It fails closed: nothing is said about the future, and nothing about a
 * time up to which the projection has not seen everything.
 */
@Component
class PointsInTime {

    private final PostgresEventSource store;
    private final StoreHead head;
    private final KnownTables known;

    PointsInTime(PostgresEventSource store, StoreHead head, KnownTables known) {
        this.store = store;
        this.head = head;
        this.known = known;
    }

    /** What the request says by itself; the projection has to be at {@link Wanted#required} before it is answered. */
    Wanted wanted(ReportRequest request) {
        Instant asOf = past("asOf", request.asOf());
        Instant knownAt = past("knownAt", request.knownAt());
        Long position = request.knownAtPosition();
        if (knownAt != null && position != null) {
            throw Problems.invalidField("knownAtPosition", "can't be given together with knownAt");
        }
        if (position != null && position > store.headNow()) {
            throw inTheFuture("knownAtPosition", "the last event is at position " + store.headNow());
        }
        if (knownAt != null) {
            position = recordedBy(knownAt);
        }
        Long seen = position == null && asOf != null ? (Long) recordedBy(asOf) : position;
        return new Wanted(asOf, knownAt, position, seen == null ? 0 : seen);
    }

    /** @param reached the position of the snapshot that is read */
    PointInTime resolve(Wanted wanted, long reached) {
        long position = wanted.position == null ? reached : wanted.position;
        Instant knownAt = wanted.knownAt == null ? known.recorded(position) : wanted.knownAt;
        Instant asOf = wanted.asOf == null ? present(wanted, reached, knownAt) : wanted.asOf;
        return new PointInTime(asOf, knownAt, position);
    }

    /** Never before a movement that is known: a client's clock may be ahead. */
    private Instant present(Wanted wanted, long reached, @Nullable Instant knownAt) {
        boolean upToDate = wanted.position == null && head.after(reached).orElse(1) == 0;
        Instant present = upToDate ? Instant.now() : knownAt == null ? Instant.EPOCH : knownAt;
        Instant happened = known.happened();
        return micros(happened == null || happened.isBefore(present) ? present : happened);
    }

    private long recordedBy(Instant time) {
        return store.positionBefore(time.plus(1, ChronoUnit.MICROS));
    }

    private static @Nullable Instant past(String parameter, @Nullable Instant time) {
        if (time != null && time.isAfter(Instant.now())) {
            throw inTheFuture(parameter, "it is " + micros(Instant.now()) + " now");
        }
        return time == null ? null : micros(DatabaseTime.within(time));
    }

    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static RuntimeException inTheFuture(String parameter, String limit) {
        return Problems.refusal(
                HttpStatus.BAD_REQUEST, "in-the-future", parameter + " is in the future: " + limit + ".");
    }

    /**
     * What was asked for.
     *
     * @param position of the last event that counts; null: the last one that the projection has seen
     * @param required the projection must have seen this position
     */
    record Wanted(
            @Nullable Instant asOf,
            @Nullable Instant knownAt,
            @Nullable Long position,
            long required) {

        long requiredAfter(@Nullable Long after) {
            return after == null ? required : Math.max(after, required);
        }
    }
}
