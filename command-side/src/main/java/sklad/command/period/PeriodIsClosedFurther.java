package sklad.command.period;

import java.time.LocalDate;
import sklad.command.domain.Rejection;

/** Closing does not open: later days are closed already. */
public final class PeriodIsClosedFurther extends Rejection {

    PeriodIsClosedFurther(LocalDate closedThrough) {
        super(
                Kind.RULE,
                "period-already-closed",
                "Periods are closed through " + closedThrough + " already; an admin can reopen them");
        with("closedThrough", closedThrough.toString());
    }
}
