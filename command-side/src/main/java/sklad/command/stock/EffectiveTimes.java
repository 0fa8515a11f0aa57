package sklad.command.stock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import sklad.command.request.InvalidRequest;
import sklad.command.stock.EffectiveTime.Dating;
import sklad.web.Caller;
import sklad.web.Role;

/** Says when a movement happened that a client asks for, and whether that client may say so. */
public final class EffectiveTimes {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Clock clock;
    private final Duration grace;

    /** @param grace how long ago a movement may have happened without being backdated */
    public EffectiveTimes(Clock clock, Duration grace) {
        this.clock = clock;
        this.grace = grace;
    }

    /** In microseconds, which is what both sides and the database can tell apart. */
    EffectiveTime of(@Nullable Instant asked, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (asked == null) {
            return EffectiveTime.now(now);
        }
        if (asked.isAfter(now.plus(CLOCK_SKEW))) {
            throw InvalidRequest.field("effectiveAt", "must not be in the future");
        }
        if (asked.isBefore(Timeline.EARLIEST)) {
            throw InvalidRequest.field("effectiveAt", "must not be before " + Timeline.EARLIEST);
        }
        return new EffectiveTime(asked.truncatedTo(ChronoUnit.MICROS), dating(asked, now, caller));
    }

    private Dating dating(Instant asked, Instant now, Caller caller) {
        if (!asked.isBefore(now.minus(grace))) {
            return Dating.RECENT;
        }
        return Role.MANAGER.andStronger().contains(caller.role()) ? Dating.BACKDATED : Dating.FORBIDDEN;
    }
}
