package sklad.command.stock;

import static sklad.command.stock.Warehouse.EFFECTIVE;
import static sklad.command.stock.Warehouse.MOVEMENT;
import static sklad.command.stock.Warehouse.movement;
import static sklad.command.stock.Warehouse.onHand;

import java.math.BigDecimal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.masterdata.LocationIsClosed;
import sklad.command.masterdata.UnknownLocation;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.stock.StockCommand.IssueStock;
import sklad.events.StockIssued;

class IssueStockTest {

    private final AggregateTestFixture<StockItem> fixture = Warehouse.fixture();

    @Test
    void takes_from_the_stock_on_hand() {
        fixture.given(onHand("SKU-1", "100"))
                .when(new IssueStock("MAIN", movement("SKU-1", "6")))
                .expectEvents(new StockIssued(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        number("6"),
                        number("94"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void issues_the_last_unit() {
        fixture.given(onHand("SKU-1", "5.5"))
                .when(new IssueStock("MAIN", movement("SKU-1", "5.50")))
                .expectEvents(new StockIssued(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        number("5.5"),
                        number("0"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void rejects_an_issue_beyond_the_stock_on_hand() {
        fixture.given(onHand("SKU-1", "5"))
                .when(new IssueStock("MAIN", movement("SKU-1", "5.000001")))
                .expectException(InsufficientStock.class)
                .expectNoEvents();
    }

    @Test
    void rejects_an_issue_where_nothing_was_ever_on_hand() {
        fixture.givenNoPriorActivity()
                .when(new IssueStock("MAIN", movement("SKU-1", "1")))
                .expectException(InsufficientStock.class)
                .expectNoEvents();
    }

    @Test
    void goes_below_zero_where_the_product_allows_it() {
        fixture.givenNoPriorActivity()
                .when(new IssueStock("MAIN", movement("OVERDRAWN", "3")))
                .expectEvents(new StockIssued(
                        MOVEMENT,
                        "OVERDRAWN",
                        "MAIN",
                        number("3"),
                        number("-3"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void lets_the_stock_of_a_discontinued_product_leave() {
        fixture.given(onHand("OLD", "5"))
                .when(new IssueStock("MAIN", movement("OLD", "5")))
                .expectEvents(new StockIssued(
                        MOVEMENT, "OLD", "MAIN", number("5"), number("0"), null, "reason", "REF-1", EFFECTIVE, null));
    }

    @Test
    void refuses_an_unknown_product() {
        fixture.givenNoPriorActivity()
                .when(new IssueStock("MAIN", movement("NONE", "6")))
                .expectException(UnknownProduct.class)
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_location() {
        fixture.givenNoPriorActivity()
                .when(new IssueStock("NOWHERE", movement("SKU-1", "6")))
                .expectException(UnknownLocation.class)
                .expectNoEvents();
    }

    @Test
    void refuses_a_closed_location() {
        fixture.given(onHand("SKU-1", "SHUT", "5"))
                .when(new IssueStock("SHUT", movement("SKU-1", "5")))
                .expectException(LocationIsClosed.class)
                .expectNoEvents();
    }

    private static BigDecimal number(String decimal) {
        return new BigDecimal(decimal);
    }
}
