package sklad.command.stock;

import static sklad.command.stock.Warehouse.movement;
import static sklad.command.stock.Warehouse.onHand;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.masterdata.NegativePastPolicy;
import sklad.command.masterdata.PeriodIsClosed;
import sklad.command.stock.EffectiveTime.Dating;
import sklad.command.stock.StockCommand.AdjustStock;
import sklad.command.stock.StockCommand.IssueStock;
import sklad.command.stock.StockCommand.ReceiveStock;
import sklad.command.stock.StockCommand.TransferStock;
import sklad.events.StockEvent;

/** Movements that happened before they were asked for. What is on hand since 2010-12-01 08:26 is 5. */
class BackdatedMovementTest {

    private static final Instant BEFORE = Instant.parse("2010-12-01T08:00:00Z");
    private static final Instant AFTER = Instant.parse("2010-12-01T09:00:00Z");
    private static final StockEvent FIVE = onHand("SKU-1", "5");

    private final Warehouse warehouse = new Warehouse();
    private final AggregateTestFixture<StockItem> fixture = warehouse.aFixture();

    @Test
    void are_not_for_those_who_only_move_stock() {
        fixture.given(FIVE)
                .when(new ReceiveStock("MAIN", movement("SKU-1", "1", new EffectiveTime(AFTER, Dating.FORBIDDEN))))
                .expectException(BackdatingNotAllowed.class)
                .expectNoEvents();
    }

    @Test
    void are_refused_in_a_closed_period_up_to_its_last_moment() {
        warehouse.closePeriods(LocalDate.parse("2010-11-30"));
        Instant last = Instant.parse("2010-11-30T23:59:59.999999Z");

        fixture.given(FIVE)
                .when(new ReceiveStock("MAIN", movement("SKU-1", "1", backdated(last))))
                .expectException(PeriodIsClosed.class)
                .expectNoEvents();
        fixture.given(FIVE)
                .when(new ReceiveStock("MAIN", movement("SKU-1", "1", backdated(last.plusNanos(1000)))))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void are_refused_in_a_closed_period_even_if_they_happened_a_moment_ago() {
        warehouse.closePeriods(LocalDate.parse("2010-12-01"));

        fixture.given(FIVE)
                .when(new ReceiveStock("MAIN", movement("SKU-1", "1", new EffectiveTime(AFTER, Dating.RECENT))))
                .expectException(PeriodIsClosed.class);
        fixture.given(FIVE)
                .when(new ReceiveStock("MAIN", movement("SKU-1", "1", EffectiveTime.now(AFTER))))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void may_make_the_past_negative_unless_a_policy_refuses() {
        warehouse.happened(FIVE);

        fixture.given(FIVE)
                .when(new IssueStock("MAIN", movement("SKU-1", "1", backdated(BEFORE))))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void are_refused_by_policy_where_too_little_was_on_hand_then() {
        warehouse.happened(FIVE);
        warehouse.negativePast(NegativePastPolicy.REFUSE);

        fixture.given(FIVE)
                .when(new IssueStock("MAIN", movement("SKU-1", "1", backdated(BEFORE))))
                .expectException(PastBelowZero.class)
                .expectExceptionMessage("-1 of SKU-1 at MAIN would have been on hand at 2010-12-01T08:00:00Z")
                .expectNoEvents();
        fixture.given(FIVE)
                .when(new TransferStock("MAIN", "SHOP", movement("SKU-1", "1", backdated(BEFORE))))
                .expectException(PastBelowZero.class);
        fixture.given(FIVE)
                .when(new AdjustStock("MAIN", movement("SKU-1", "-1", backdated(BEFORE))))
                .expectException(PastBelowZero.class);
    }

    @Test
    void are_accepted_where_enough_was_on_hand_ever_since() {
        warehouse.happened(FIVE);
        warehouse.negativePast(NegativePastPolicy.REFUSE);

        fixture.given(FIVE)
                .when(new IssueStock("MAIN", movement("SKU-1", "5", backdated(AFTER))))
                .expectSuccessfulHandlerExecution();
        fixture.given(FIVE)
                .when(new AdjustStock("MAIN", movement("SKU-1", "1", backdated(BEFORE))))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void need_enough_on_hand_now_whatever_was_there_then() {
        warehouse.negativePast(NegativePastPolicy.ACCEPT);

        fixture.given(FIVE)
                .when(new IssueStock("MAIN", movement("SKU-1", "6", backdated(AFTER))))
                .expectException(InsufficientStock.class)
                .expectNoEvents();
    }

    @Test
    void are_free_of_all_that_where_the_product_may_be_overdrawn() {
        warehouse.negativePast(NegativePastPolicy.REFUSE);

        fixture.givenNoPriorActivity()
                .when(new IssueStock("MAIN", movement("OVERDRAWN", "6", backdated(AFTER))))
                .expectSuccessfulHandlerExecution();
    }

    private static EffectiveTime backdated(Instant time) {
        return new EffectiveTime(time, Dating.BACKDATED);
    }
}
