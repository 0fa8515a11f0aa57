package sklad.command.period;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import sklad.command.period.PeriodCommand.ClosePeriod;
import sklad.command.period.PeriodCommand.ReopenPeriod;
import sklad.events.PeriodClosed;
import sklad.events.PeriodReopened;
import sklad.events.StreamId;

/** The periods, of which there is one row: closed up to a day, and open from then on. */
public class Periods {

    private String stream;
    private @Nullable LocalDate closedThrough;

    Periods() {
        this("");
    }

    public Periods(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ClosePeriod command) {
        if (closedThrough != null && command.through().isBefore(closedThrough)) {
            throw new PeriodIsClosedFurther(closedThrough);
        }
        if (!command.through().equals(closedThrough)) {
            apply(new PeriodClosed(command.through(), command.reason()));
        }
    }

    @EventSourcingHandler
    void on(PeriodClosed event) {
        stream = StreamId.periods();
        closedThrough = event.through();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReopenPeriod command) {
        LocalDate through = command.through();
        if (closedThrough == null || (through != null && through.isAfter(closedThrough))) {
            throw new PeriodIsNotClosed(closedThrough);
        }
        if (!closedThrough.equals(through)) {
            apply(new PeriodReopened(through, command.reason()));
        }
    }

    @EventSourcingHandler
    void on(PeriodReopened event) {
        closedThrough = event.through();
    }
}
