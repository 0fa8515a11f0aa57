package sklad.query.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as PostgreSQL can compare them: Java has some that it does not know. */
public final class DatabaseTime {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private DatabaseTime() {}

    /** The same, or the nearest one that any movement can have. */
    public static Instant within(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        return time.isAfter(LAST) ? LAST : time;
    }

    public static OffsetDateTime of(Instant time) {
        return within(time).atOffset(ZoneOffset.UTC);
    }
}
