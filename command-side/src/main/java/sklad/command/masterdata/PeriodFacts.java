package sklad.command.masterdata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import sklad.events.PeriodClosed;
import sklad.events.PeriodEvent;
import sklad.events.PeriodReopened;

/**
 * What movements need to know of the periods.
 *
 * @param closedThrough the last closed day (UTC); null: every day is open
 */
public record PeriodFacts(@Nullable LocalDate closedThrough) {

    /** Nothing was ever closed. */
    public static final PeriodFacts OPEN = new PeriodFacts(null);

    /** Nothing takes effect in a closed period. */
    public void mustBeOpenAt(Instant effectiveAt) {
        if (closedThrough != null && effectiveAt.isBefore(firstMomentAfter(closedThrough))) {
            throw new PeriodIsClosed(closedThrough, firstMomentAfter(closedThrough));
        }
    }

    /** When the periods after this last closed day begin. */
    public static Instant firstMomentAfter(LocalDate closedThrough) {
        return closedThrough.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What is known once this has happened too. */
    public static PeriodFacts fold(@Nullable PeriodFacts before, PeriodEvent event) {
        return event instanceof PeriodClosed closed
                ? new PeriodFacts(closed.through())
                : new PeriodFacts(((PeriodReopened) event).through());
    }
}
