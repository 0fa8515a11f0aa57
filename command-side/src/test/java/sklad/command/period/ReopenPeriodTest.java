package sklad.command.period;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.period.PeriodCommand.ReopenPeriod;
import sklad.events.PeriodClosed;
import sklad.events.PeriodReopened;

class ReopenPeriodTest {

    private static final LocalDate SEPTEMBER = LocalDate.parse("2026-09-30");
    private static final LocalDate OCTOBER = LocalDate.parse("2026-10-31");

    private final AggregateTestFixture<Periods> fixture = new AggregateTestFixture<>(Periods.class);

    @Test
    void opens_the_days_after_one() {
        fixture.given(new PeriodClosed(OCTOBER, null))
                .when(new ReopenPeriod(SEPTEMBER, "late invoice"))
                .expectEvents(new PeriodReopened(SEPTEMBER, "late invoice"));
    }

    @Test
    void opens_every_day() {
        fixture.given(new PeriodClosed(OCTOBER, null))
                .when(new ReopenPeriod(null, "start over"))
                .expectEvents(new PeriodReopened(null, "start over"));
    }

    @Test
    void applies_nothing_where_the_days_after_are_open() {
        fixture.given(new PeriodClosed(OCTOBER, null))
                .when(new ReopenPeriod(OCTOBER, "again"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_to_close_by_reopening() {
        fixture.given(new PeriodClosed(SEPTEMBER, null))
                .when(new ReopenPeriod(OCTOBER, "mistake"))
                .expectException(PeriodIsNotClosed.class)
                .expectNoEvents();
    }

    @Test
    void refuses_where_nothing_is_closed() {
        fixture.givenNoPriorActivity()
                .when(new ReopenPeriod(null, "mistake"))
                .expectException(PeriodIsNotClosed.class)
                .expectNoEvents();
    }
}
