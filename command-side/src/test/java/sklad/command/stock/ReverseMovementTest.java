package sklad.command.stock;

import static sklad.command.stock.Warehouse.EFFECTIVE;
import static sklad.command.stock.Warehouse.MOVEMENT;
import static sklad.command.stock.Warehouse.onHand;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sklad.command.masterdata.LocationIsClosed;
import sklad.command.masterdata.NegativePastPolicy;
import sklad.command.masterdata.PeriodIsClosed;
import sklad.command.stock.EffectiveTime.Dating;
import sklad.command.stock.StockCommand.Movement;
import sklad.command.stock.StockCommand.ReverseMovement;
import sklad.events.StockEvent;
import sklad.events.StockIssued;
import sklad.events.StockReceived;
import sklad.events.StockReversed;
import sklad.events.StockTransferredIn;

class ReverseMovementTest {

    private static final StockEvent RECEIPT = onHand("SKU-1", "5");
    private static final StockEvent ISSUE = issued("SKU-1", "MAIN", "2", "3");
    private static final StockEvent ARRIVAL = new StockTransferredIn(
            UUID.randomUUID(), "SKU-1", "MAIN", "SHOP", number("5"), number("5"), null, null, null, EFFECTIVE, null);

    private static final StockEvent SIX_LATER = new StockReceived(
            UUID.randomUUID(),
            "SKU-1",
            "MAIN",
            number("6"),
            number("9"),
            null,
            null,
            null,
            EFFECTIVE.plusSeconds(60),
            null);

    private final Warehouse warehouse = new Warehouse();
    private final AggregateTestFixture<StockItem> fixture = warehouse.aFixture();

    @Test
    void gives_back_what_was_received() {
        fixture.given(RECEIPT).when(reversal(RECEIPT)).expectEvents(reversed(RECEIPT, null, "-5", "0"));
    }

    @Test
    void puts_back_what_was_issued() {
        fixture.given(RECEIPT, ISSUE).when(reversal(ISSUE)).expectEvents(reversed(ISSUE, null, "2", "5"));
    }

    @Test
    void puts_back_what_was_issued_of_a_product_that_is_discontinued_by_now() {
        StockEvent issue = issued("OLD", "MAIN", "2", "3");

        fixture.given(onHand("OLD", "5"), issue).when(reversal(issue)).expectSuccessfulHandlerExecution();
    }

    @Test
    void rejects_a_reversal_of_a_receipt_that_is_not_all_there_any_more() {
        fixture.given(RECEIPT, ISSUE)
                .when(reversal(RECEIPT))
                .expectException(InsufficientStock.class)
                .expectNoEvents();
    }

    @Test
    void rejects_a_second_reversal_and_names_the_first() {
        UUID first = UUID.fromString("01938f5e-7c00-7000-8000-000000000009");
        warehouse.reversed(RECEIPT.movementId(), first);

        fixture.given(RECEIPT)
                .when(reversal(RECEIPT))
                .expectException(AlreadyReversed.class)
                .expectExceptionMessage("Movement " + RECEIPT.movementId() + " was reversed by " + first)
                .expectNoEvents();
    }

    @Test
    void gives_back_what_arrived_if_the_place_where_it_came_from_is_open() {
        fixture.given(ARRIVAL).when(reversal(ARRIVAL, "SHOP")).expectEvents(reversed(ARRIVAL, "SHOP", "-5", "0"));
        fixture.given(ARRIVAL).when(reversal(ARRIVAL, "SHUT")).expectException(LocationIsClosed.class);
    }

    @Test
    void is_bound_to_open_periods_and_to_the_policy_on_the_past() {
        warehouse.closePeriods(LocalDate.parse("2010-11-30"));
        warehouse.negativePast(NegativePastPolicy.REFUSE);
        warehouse.happened(RECEIPT);
        warehouse.happened(issued("SKU-1", "MAIN", "2", "3"));
        warehouse.happened(SIX_LATER);

        fixture.given(RECEIPT, SIX_LATER)
                .when(reversal(RECEIPT, Instant.parse("2010-11-30T12:00:00Z")))
                .expectException(PeriodIsClosed.class);
        fixture.given(RECEIPT, SIX_LATER)
                .when(reversal(RECEIPT, EFFECTIVE))
                .expectException(PastBelowZero.class)
                .expectExceptionMessage("-2 of SKU-1 at MAIN would have been on hand at 2010-12-01T08:26:00Z");
        fixture.given(RECEIPT, SIX_LATER)
                .when(reversal(RECEIPT, EFFECTIVE.plusSeconds(60)))
                .expectSuccessfulHandlerExecution();
    }

    private static ReverseMovement reversal(StockEvent original) {
        return reversal(original, null, EffectiveTime.now(EFFECTIVE));
    }

    private static ReverseMovement reversal(StockEvent original, String otherLocation) {
        return reversal(original, otherLocation, EffectiveTime.now(EFFECTIVE));
    }

    private static ReverseMovement reversal(StockEvent original, Instant backdated) {
        return reversal(original, null, new EffectiveTime(backdated, Dating.BACKDATED));
    }

    private static ReverseMovement reversal(
            StockEvent original, @Nullable String otherLocation, EffectiveTime effective) {
        BigDecimal change = original.change().negate();
        return new ReverseMovement(
                original,
                otherLocation,
                new Movement(MOVEMENT, original.sku(), change, null, "mistake", null, effective, null));
    }

    private static StockReversed reversed(
            StockEvent original, @Nullable String otherLocation, String quantity, String onHand) {
        return new StockReversed(
                MOVEMENT,
                original.movementId(),
                "SKU-1",
                "MAIN",
                otherLocation,
                number(quantity),
                number(onHand),
                null,
                "mistake",
                null,
                EFFECTIVE);
    }

    private static StockIssued issued(String sku, String location, String quantity, String onHand) {
        return new StockIssued(
                UUID.randomUUID(), sku, location, number(quantity), number(onHand), null, null, null, EFFECTIVE, null);
    }

    private static BigDecimal number(String decimal) {
        return new BigDecimal(decimal);
    }
}
