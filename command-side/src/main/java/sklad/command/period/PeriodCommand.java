package sklad.command.period;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Command;
import sklad.events.StreamId;

/** What can be asked of the periods. */
public sealed interface PeriodCommand extends Command {

    @Override
    default String stream() {
        return StreamId.periods();
    }

    /** Closes this day and all earlier ones. */
    record ClosePeriod(LocalDate through, @Nullable String reason) implements PeriodCommand {}

    /** Opens all days after this one again; null: every day. */
    record ReopenPeriod(@Nullable LocalDate through, String reason) implements PeriodCommand {}
}
