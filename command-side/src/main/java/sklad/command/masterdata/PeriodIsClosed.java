package sklad.command.masterdata;

import java.time.Instant;
import java.time.LocalDate;
import sklad.command.domain.Rejection;

/** The books are closed on the time at which a movement is said to have happened. */
public final class PeriodIsClosed extends Rejection {

    public PeriodIsClosed(LocalDate closedThrough, Instant openFrom) {
        super(
                Kind.RULE,
                "period-closed",
                "Periods are closed through %s: a movement must have happened at %s or later"
                        .formatted(closedThrough, openFrom));
        with("closedThrough", closedThrough.toString());
        with("openFrom", openFrom.toString());
    }
}
