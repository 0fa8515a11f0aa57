package sklad.command.period;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.period.PeriodCommand.ClosePeriod;
import sklad.events.PeriodClosed;
import sklad.events.PeriodReopened;

class ClosePeriodTest {

    private static final LocalDate SEPTEMBER = LocalDate.parse("2026-09-30");
    private static final LocalDate OCTOBER = LocalDate.parse("2026-10-31");

    private final AggregateTestFixture<Periods> fixture = new AggregateTestFixture<>(Periods.class);

    @Test
    void closes_all_days_up_to_one() {
        fixture.givenNoPriorActivity()
                .when(new ClosePeriod(OCTOBER, "month end"))
                .expectEvents(new PeriodClosed(OCTOBER, "month end"));
    }

    @Test
    void closes_further() {
        fixture.given(new PeriodClosed(SEPTEMBER, null))
                .when(new ClosePeriod(OCTOBER, null))
                .expectEvents(new PeriodClosed(OCTOBER, null));
    }

    @Test
    void applies_nothing_to_what_is_closed_already() {
        fixture.given(new PeriodClosed(OCTOBER, null))
                .when(new ClosePeriod(OCTOBER, "again"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_to_close_backwards() {
        fixture.given(new PeriodClosed(OCTOBER, null))
                .when(new ClosePeriod(SEPTEMBER, null))
                .expectException(PeriodIsClosedFurther.class)
                .expectNoEvents();
    }

    @Test
    void closes_again_what_was_reopened() {
        fixture.given(new PeriodClosed(OCTOBER, null), new PeriodReopened(null, "late invoice"))
                .when(new ClosePeriod(SEPTEMBER, null))
                .expectEvents(new PeriodClosed(SEPTEMBER, null));
    }
}
