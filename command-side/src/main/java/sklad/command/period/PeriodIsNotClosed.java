package sklad.command.period;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Rejection;

/** Reopening does not close: the day it would leave closed is open. */
public final class PeriodIsNotClosed extends Rejection {

    PeriodIsNotClosed(@Nullable LocalDate closedThrough) {
        super(
                Kind.RULE,
                "period-not-closed",
                closedThrough == null
                        ? "No period is closed"
                        : "Periods are closed through " + closedThrough + " only");
        if (closedThrough != null) {
            with("closedThrough", closedThrough.toString());
        }
    }
}
